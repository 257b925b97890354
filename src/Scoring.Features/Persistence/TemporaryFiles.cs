using Scoring.Features.Core;

namespace Scoring.Features.Persistence;

/// <summary>The folder of temporary files: the system's, or one beside the database where the system's cannot be written.</summary>
public static class TemporaryFiles
{
    private const string Variable = "TMPDIR";
    private const int ProbeBytes = 4096;

    /// <summary>
    /// Makes sure that temporary files can be written. A hardened service often has no temporary folder, and keys, uploads and frozen
    /// copies need one.
    /// </summary>
    /// <param name="database">The path of the database.</param>
    /// <returns>False if neither folder can be written.</returns>
    public static bool Settle(string database)
    {
        if (CanWrite(Path.GetTempPath()))
            return true;
        if (!Directory.Exists(Path.GetDirectoryName(database)))
            return false;
        try
        {
            PrivateFile.CreateFolder(Beside(database));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
        if (!CanWrite(Beside(database)))
            return false;
        Environment.SetEnvironmentVariable(Variable, Beside(database));
        return true;
    }

    /// <summary>The same for a program that cannot work without.</summary>
    /// <param name="database">The path of the database.</param>
    /// <exception cref="RefusalException">Neither folder can be written.</exception>
    public static void Require(string database)
    {
        if (!Settle(database))
            throw new RefusalException(RefusalKind.State, "temporary-unwritable", Path.GetTempPath(), Beside(database));
    }

    /// <summary>Removes the folder beside the database if it is used and nothing is left in it.</summary>
    /// <param name="database">The path of the database.</param>
    public static void Tidy(string database)
    {
        if (Environment.GetEnvironmentVariable(Variable) != Beside(database))
            return;
        try
        {
            Directory.Delete(Beside(database));
        }
        catch (IOException)
        {
            // Something is left in it, which belongs to another program.
        }
        catch (UnauthorizedAccessException)
        {
            // It stays, empty.
        }
    }

    private static string Beside(string database) => database + ".tmp";

    /// <summary>True if a file can be written in a folder.</summary>
    public static bool CanWrite(string folder)
    {
        try
        {
            Probe(folder);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Writes a page into a folder and removes it: on a full disk an empty file could still be made.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Probe(string folder)
    {
        var file = Path.Combine(folder, ".probe-" + Guid.NewGuid().ToString("N"));
        try
        {
            using var stream = PrivateFile.Create(file);
            stream.Write(new byte[ProbeBytes]);
            stream.Flush(flushToDisk: false);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
