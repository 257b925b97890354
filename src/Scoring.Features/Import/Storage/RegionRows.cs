using Scoring.Features.Import.Csv;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Storage;

/// <summary>Regions imported from a file.</summary>
internal sealed class RegionRows : Payload
{
    /// <summary>Starts empty, to be filled by reading.</summary>
    /// <param name="attributes">Further columns.</param>
    public RegionRows(Attributes attributes) => (Codes, Attributes) = (new Utf8Index(new Utf8Column()), attributes);

    private RegionRows(ColumnStore store)
    {
        Codes = new Utf8Index(store.Texts("code"));
        Names = store.Texts("name");
        Types = store.Coded("type");
        Provinces = store.Coded("province_code");
        Attributes = store.Further("code", "name", "type", "province_code");
        Lines = store.Lines();
    }

    /// <summary>The codes, each once.</summary>
    public Utf8Index Codes { get; }

    /// <summary>The names.</summary>
    public Utf8Column Names { get; } = new();

    /// <summary>provinsi, kabupaten or kota.</summary>
    public CodedColumn Types { get; } = new();

    /// <summary>The province of each region.</summary>
    public CodedColumn Provinces { get; } = new();

    /// <summary>Further columns.</summary>
    public Attributes Attributes { get; }

    /// <summary>The line of each.</summary>
    public List<int> Lines { get; } = [];

    /// <inheritdoc/>
    public override int Rows => Lines.Count;

    /// <inheritdoc/>
    public override void Store(Db db, long importId)
    {
        using var store = new ColumnStore(db, importId);
        store.Write("code", Codes.Ids);
        store.Write("name", Names);
        store.Write("type", Types);
        store.Write("province_code", Provinces);
        store.Write(Attributes);
        store.WriteLines(Lines);
        store.Complete();
    }

    /// <summary>Loads an import.</summary>
    public static RegionRows Load(Db db, long importId)
    {
        using var store = new ColumnStore(db, importId);
        return new(store);
    }

    /// <inheritdoc/>
    public override Overlap With(Payload other) => Overlap.Of(Keys(), [.. ((RegionRows)other).Keys()]);

    /// <inheritdoc/>
    protected override IEnumerable<Fact> Facts() =>
        Enumerable
            .Range(0, Rows)
            .Select(row => new Fact(
                Codes.Ids[row],
                Codes.Ids[row],
                string.Join('\u001f', [Names[row], Types[row], Provinces[row], .. Attributes.Filled(row)])
            ));

    private IEnumerable<(string, int)> Keys() => Enumerable.Range(0, Rows).Select(row => (Codes.Ids[row], Lines[row]));
}
