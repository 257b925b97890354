using System.Text;

namespace Scoring.Features.Import.Csv;

/// <summary>Texts with few distinct values in a file (jurors, stages), each converted to a string once.</summary>
internal sealed class SeenTexts
{
    private readonly Utf8Index _index = new(new Utf8Column());
    private readonly List<string> _texts = [];

    /// <summary>A text by its number.</summary>
    public string this[int number] => _texts[number];

    /// <summary>A value as trimmed text.</summary>
    public string Of(ReadOnlySpan<byte> value) => _texts[NumberOf(value)];

    /// <summary>The number of a trimmed value: equal texts have the same number.</summary>
    public int NumberOf(ReadOnlySpan<byte> value)
    {
        var text = value.WithoutSpaces();
        var (number, known) = _index.Add(text);
        if (!known)
            _texts.Add(Encoding.UTF8.GetString(text));
        return number;
    }
}
