using System.Text.Json.Serialization;

namespace Scoring.Features.Import.Storage;

/// <summary>A row's values by column as JSON; the code that reads and writes it is made when the program is built, not while it runs.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class RowJson : JsonSerializerContext;
