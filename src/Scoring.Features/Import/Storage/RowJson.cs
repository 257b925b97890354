using System.Text.Json.Serialization;

namespace Scoring.Features.Import.Storage;

/// <summary>A row's values by column as JSON; its serialisation code is generated at build time, not at run time.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class RowJson : JsonSerializerContext;
