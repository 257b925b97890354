namespace Scoring.Features.Core;

/// <summary>Finds the folders that the programs use.</summary>
public static class Folders
{
    /// <summary>
    /// The nearest folder of that name, searching upwards from a folder; otherwise the copy shipped with the program, or null.
    /// </summary>
    public static string? Nearest(string name, string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, name);
            if (Directory.Exists(candidate))
                return candidate;
        }
        var shipped = Path.Combine(AppContext.BaseDirectory, name);
        return Directory.Exists(shipped) ? shipped : null;
    }

    /// <summary>Copies the files of a folder, without those of folders in it, into one that may not be there yet.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
