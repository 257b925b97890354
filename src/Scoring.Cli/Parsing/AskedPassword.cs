using System.Text;
using Scoring.Cli.Localization;

namespace Scoring.Cli.Parsing;

/// <summary>
/// Asks for a password on the terminal without showing it; a script passes it as a line of standard input. It is never an argument, because
/// every user of the machine can read arguments.
/// </summary>
internal static class AskedPassword
{
    /// <summary>What was typed, without the end of the line; empty if standard input ended.</summary>
    public static string Read(CommandContext session)
    {
        if (Console.IsInputRedirected)
            return Console.In.ReadLine() ?? "";
        Console.Error.Write(CliTexts.Get("users.ask-password", session.Spoken));
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
