using System.Text;

namespace Scoring.Features.Import.Csv;

/// <summary>Texts of which a file has few that differ (jurors, stages), each made into a string once.</summary>
internal sealed class SeenTexts
{
    private readonly Utf8Index _index = new(new Utf8Column());
    private readonly List<string> _texts = [];

    /// <summary>A text by its number.</summary>
    public string this[int number] => _texts[number];

    /// <summary>A value as text without spaces around it.</summary>
    public string Of(ReadOnlySpan<byte> value) => _texts[NumberOf(value)];

    /// <summary>The number of a value without spaces around it: equal texts have the same.</summary>
    public int NumberOf(ReadOnlySpan<byte> value)
    {
        var text = value.WithoutSpaces();
        var (number, known) = _index.Add(text);
        if (!known)
            _texts.Add(Encoding.UTF8.GetString(text));
        return number;
    }
}
