using System.Text.Json;
using System.Text.Json.Serialization;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Tables;

namespace Scoring.Web.Ministry;

/// <summary>What was said of an upload's files, as text: another site goes on with it.</summary>
internal static partial class UploadJson
{
    /// <summary>The text of files.</summary>
    public static string Text(IEnumerable<UploadedFile> files) =>
        JsonSerializer.Serialize(
            [.. files.Select(file => new Said(Path.GetFileName(file.Path), file.Kind, file.Choices, file.Replacing))],
            Form.Default.ListSaid
        );

    /// <summary>The files of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Where a file of a name lies, by its place.</param>
    public static IReadOnlyList<UploadedFile> Files(string text, Func<int, string, string> path) =>
        [
            .. JsonSerializer
                .Deserialize(text, Form.Default.ListSaid)!
                .Select((file, place) => new UploadedFile(path(place, file.Name), file.Kind, file.Choices, file.Replacing)),
        ];

    /// <summary>A file and what was said of it.</summary>
    internal sealed record Said(string Name, ImportKind? Kind, ReadingChoices Choices, Replacing Replacing);

    [JsonSerializable(typeof(List<Said>))]
    [JsonSourceGenerationOptions(UseStringEnumConverter = true, IgnoreReadOnlyProperties = true)]
    private sealed partial class Form : JsonSerializerContext;
}
