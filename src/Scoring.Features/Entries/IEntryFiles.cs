namespace Scoring.Features.Entries;

/// <summary>A file of an entry.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Field">The field of the form that it answers.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its media type, from the program's own table.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha256">The hash of its bytes, hex.</param>
/// <param name="State">How far it is: checking, kept, refused, gone.</param>
/// <param name="Caption">What it shows; may be empty.</param>
public sealed record EntryFile(string Id, string Field, string Name, string Type, long Size, string Sha256, string State, string Caption);

/// <summary>The files of entries, wherever they are stored.</summary>
internal interface IEntryFiles
{
    /// <summary>True if files can be given at all.</summary>
    bool AreTaken { get; }

    /// <summary>The files of an entry that are there, in the order in which they were given.</summary>
    IReadOnlyList<EntryFile> OfEntry(string edition, string entry);
}

/// <summary>No files: used as long as nothing stores any.</summary>
internal sealed class NoEntryFiles : IEntryFiles
{
    /// <inheritdoc/>
    public bool AreTaken => false;

    /// <inheritdoc/>
    public IReadOnlyList<EntryFile> OfEntry(string edition, string entry) => [];
}
