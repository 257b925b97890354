using Scoring.Features.Import.Csv;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Storage;

/// <summary>Innovations imported from a file.</summary>
internal sealed class SubmissionRows : Payload
{
    /// <summary>The attributes that have their own column.</summary>
    public static readonly IReadOnlyList<string> OwnAttributes = ["category", "agency", "start_date", "digital"];

    /// <summary>The scope of the register of what was entered on the site.</summary>
    public const string Door = "door";

    private readonly Utf8Column? _loaded;
    private Utf8Index? _ids;

    /// <summary>Starts empty, to be filled by reading.</summary>
    /// <param name="attributes">Further columns.</param>
    public SubmissionRows(Attributes attributes) => (_ids, Attributes) = (new Utf8Index(new Utf8Column()), attributes);

    private SubmissionRows(ColumnStore store)
    {
        _loaded = store.Texts("innovation_id");
        Regions = store.Coded("region_code");
        Titles = store.Texts("title");
        Own = [.. OwnAttributes.Select(store.Coded)];
        Attributes = store.Further(["innovation_id", "region_code", "title", .. OwnAttributes]);
        Lines = store.Lines();
    }

    /// <summary>The ids, each once; for a loaded import, the index is built lazily.</summary>
    public Utf8Index Ids => _ids ??= new Utf8Index(_loaded!);

    /// <summary>The ids in the order of the file.</summary>
    public Utf8Column IdColumn => _loaded ?? _ids!.Ids;

    /// <summary>The region of each; null if the file gives none.</summary>
    public CodedColumn Regions { get; } = new();

    /// <summary>The titles.</summary>
    public Utf8Column Titles { get; } = new();

    /// <summary>Category, agency, start date and digital, in the order of <see cref="OwnAttributes"/>.</summary>
    public CodedColumn[] Own { get; } = [new(), new(), new(), new()];

    /// <summary>Further columns.</summary>
    public Attributes Attributes { get; }

    /// <summary>The line of each.</summary>
    public List<int> Lines { get; } = [];

    /// <summary>True for the register of what was entered on the site.</summary>
    public bool IsDoor { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Scope => IsDoor ? [Door] : [];

    /// <inheritdoc/>
    public override int Rows => Lines.Count;

    /// <inheritdoc/>
    public override void Store(Db db, long importId)
    {
        using var store = new ColumnStore(db, importId);
        store.Write("innovation_id", IdColumn);
        store.Write("region_code", Regions);
        store.Write("title", Titles);
        for (var i = 0; i < Own.Length; i++)
            store.Write(OwnAttributes[i], Own[i]);
        store.Write(Attributes);
        store.WriteLines(Lines);
        store.Complete();
    }

    /// <summary>Loads an import.</summary>
    public static SubmissionRows Load(Db db, long importId)
    {
        using var store = new ColumnStore(db, importId);
        return new(store);
    }

    /// <inheritdoc/>
    public override Overlap With(Payload other) => Overlap.Of(Keys(), [.. ((SubmissionRows)other).Keys()]);

    /// <inheritdoc/>
    protected override IEnumerable<Fact> Facts() =>
        Enumerable
            .Range(0, Rows)
            .Select(row => new Fact(
                IdColumn[row],
                IdColumn[row],
                string.Join('\u001f', [Regions[row], Titles[row], .. Own.Select(column => column[row]), .. Attributes.Filled(row)])
            ));

    private IEnumerable<(string, int)> Keys() => Enumerable.Range(0, Rows).Select(row => (IdColumn[row], Lines[row]));
}
