using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Facts;

/// <summary>The units of one import.</summary>
/// <param name="Import">The import.</param>
/// <param name="Ids">Their ids.</param>
/// <param name="Names">Their names.</param>
/// <param name="Lines">The line of each.</param>
/// <param name="Own">The attributes that have their own column.</param>
/// <param name="Further">Further attributes.</param>
internal sealed record UnitFile(
    ImportRecord Import,
    Utf8Column Ids,
    Utf8Column Names,
    IReadOnlyList<int> Lines,
    IReadOnlyList<(string Name, CodedColumn Column)> Own,
    Attributes Further
)
{
    /// <summary>All attributes, those with their own column first.</summary>
    public IEnumerable<(string Name, CodedColumn Column)> Attributes =>
        Own.Concat(Further.Names.Select((name, i) => (name, Further.Coded(i))));
}

/// <summary>Builds a level's units from the imported files. A unit that appears in several files is taken from the newest.</summary>
internal static class UnitFiles
{
    /// <summary>The units of a single file, without copying anything.</summary>
    public static UnitTable One(Level level, UnitFile file, Func<Utf8Index> index, IEnumerable<(string Name, Lazy<string?[]> Column)> more)
    {
        var attributes = file.Attributes.ToDictionary(
            attribute => attribute.Name,
            attribute => new Lazy<string?[]>(attribute.Column.ToStrings)
        );
        foreach (var (name, column) in more)
            attributes.TryAdd(name, column);
        return new UnitTable(
            level,
            file.Ids.Count,
            unit => file.Ids[unit],
            unit => file.Names[unit],
            id => index().Find(id),
            attributes,
            unit => file.Import.At(file.Lines[unit])
        );
    }

    /// <summary>The units of several files, oldest first, in the order of an index over all of them.</summary>
    public static UnitTable Join(
        Level level,
        Utf8Index index,
        IReadOnlyList<UnitFile> files,
        params IEnumerable<(string Name, Lazy<string?[]> Column)> more
    )
    {
        var places = Places(index, files.Select(file => file.Ids));
        var attributes = new Dictionary<string, Lazy<string?[]>>();
        foreach (var name in files.SelectMany(file => file.Attributes.Select(attribute => attribute.Name)).Distinct())
            attributes.Add(name, new Lazy<string?[]>(() => Gather(index, files, places, name)));
        foreach (var (name, column) in more)
            attributes.TryAdd(name, column);
        return new UnitTable(
            level,
            places.Length,
            unit => index.Ids[unit],
            unit => files[places[unit].File].Names[places[unit].Row],
            id => index.Find(id),
            attributes,
            unit => files[places[unit].File].Import.At(files[places[unit].File].Lines[places[unit].Row])
        );
    }

    /// <summary>The file and row of each unit of an index, given the files oldest first.</summary>
    public static (int File, int Row)[] Places(Utf8Index index, IEnumerable<Utf8Column> files)
    {
        var places = new (int File, int Row)[index.Ids.Count];
        var file = 0;
        foreach (var ids in files)
        {
            for (var row = 0; row < ids.Count; row++)
                places[ReferenceEquals(ids, index.Ids) ? row : index.Find(ids.Bytes(row))] = (file, row);
            file++;
        }
        return places;
    }

    /// <summary>
    /// The row of each unit of an index in each file, −1 if it is not in it; null if no unit is in two files, which is so unless one adds
    /// to another.
    /// </summary>
    public static int[][]? RowsOfRepeated(Utf8Index index, IReadOnlyList<Utf8Column> files)
    {
        if (files.Sum(ids => ids.Count) == index.Ids.Count)
            return null;
        return
        [
            .. files.Select(ids =>
            {
                var rows = new int[index.Ids.Count];
                Array.Fill(rows, -1);
                for (var row = 0; row < ids.Count; row++)
                    rows[index.Find(ids.Bytes(row))] = row;
                return rows;
            }),
        ];
    }

    // A column that a file does not have is taken from the file before it.
    private static string?[] Gather(Utf8Index index, IReadOnlyList<UnitFile> files, (int File, int Row)[] places, string name)
    {
        var columns = files.Select(file => file.Attributes.FirstOrDefault(attribute => attribute.Name == name).Column).ToList();
        var texts = new string?[places.Length];
        for (var unit = 0; unit < texts.Length; unit++)
            texts[unit] = columns[places[unit].File]?[places[unit].Row];
        if (RowsOfRepeated(index, [.. files.Select(file => file.Ids)]) is not { } rows)
            return texts;
        for (var unit = 0; unit < texts.Length; unit++)
        {
            for (var file = places[unit].File; file >= 0; file--)
            {
                if (rows[file][unit] < 0 || columns[file] is not { IsGiven: true } column)
                    continue;
                texts[unit] = column[rows[file][unit]];
                break;
            }
        }
        return texts;
    }
}
