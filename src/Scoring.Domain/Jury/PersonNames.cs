using System.Text;

namespace Scoring.Domain.Jury;

/// <summary>
/// Compares names of people and institutions as a reader would: without titles and degrees, case, spaces of any kind and signs.
/// </summary>
public static class PersonNames
{
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "dr",
        "drs",
        "dra",
        "drg",
        "drh",
        "prof",
        "ir",
        "h",
        "hj",
        "hjh",
        "kh",
        "apt",
        "ns",
        "bapak",
        "ibu",
        "bpk",
        "sdr",
        "sdri",
        "mr",
        "mrs",
        "ms",
    };

    private static readonly HashSet<string> Degrees = new(StringComparer.Ordinal)
    {
        "st",
        "mt",
        "sh",
        "mh",
        "se",
        "mm",
        "mba",
        "msi",
        "msc",
        "bsc",
        "ma",
        "mpd",
        "spd",
        "ssos",
        "sip",
        "map",
        "mkom",
        "skom",
        "skm",
        "mkes",
        "mkn",
        "ssi",
        "sag",
        "mag",
        "spt",
        "sp",
        "mp",
        "mtp",
        "phd",
        "amd",
        "sked",
        "sap",
        "stp",
        "spsi",
        "mpsi",
        "ssn",
        "mhum",
        "shum",
        "mph",
        "mpp",
        "sstp",
        "apt",
        "cpa",
        "ak",
        "ca",
        "lc",
        "bba",
        "dea",
        "ipm",
        "ipu",
    };

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["dinkes"] = "dinas kesehatan",
        ["disdik"] = "dinas pendidikan",
        ["disdikbud"] = "dinas pendidikan kebudayaan",
        ["dikbud"] = "pendidikan kebudayaan",
        ["dishub"] = "dinas perhubungan",
        ["dinsos"] = "dinas sosial",
        ["disnaker"] = "dinas tenaga kerja",
        ["dispar"] = "dinas pariwisata",
        ["distan"] = "dinas pertanian",
        ["dispora"] = "dinas pemuda olahraga",
        ["diskominfo"] = "dinas komunikasi informatika",
        ["kominfo"] = "komunikasi informatika",
        ["disdukcapil"] = "dinas kependudukan pencatatan sipil",
        ["dukcapil"] = "kependudukan pencatatan sipil",
        ["dlh"] = "dinas lingkungan hidup",
        ["dpmptsp"] = "dinas penanaman modal pelayanan terpadu satu pintu",
        ["dpupr"] = "dinas pekerjaan umum penataan ruang",
        ["bappeda"] = "badan perencanaan pembangunan daerah",
        ["bkd"] = "badan kepegawaian daerah",
        ["bpbd"] = "badan penanggulangan bencana daerah",
        ["rsud"] = "rumah sakit umum daerah",
        ["univ"] = "universitas",
    };

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "dan",
        "kab",
        "kabupaten",
        "kota",
        "prov",
        "provinsi",
        "pemkab",
        "pemkot",
    };

    /// <summary>
    /// The key under which spellings of a person's name are the same; if nothing but titles is there, the whole text in small letters.
    /// "Dr. H. Budi Santoso, S.T., M.Si" and "budi  SANTOSO" have one key; initials are not completed.
    /// </summary>
    public static string Key(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = Tokens(name).Where(word => !IsDegree(word)).Select(Bare).Where(word => word.Length > 0).ToList();
        while (words.Count > 1 && Titles.Contains(words[0]))
            words.RemoveAt(0);
        while (words.Count > 1 && Degrees.Contains(words[^1]))
            words.RemoveAt(words.Count - 1);
        return words.Count > 0 && !(words.Count == 1 && Titles.Contains(words[0])) ? string.Concat(words) : Bare(Plain(name));
    }

    /// <summary>
    /// The keys of the people that a text names, separated by semicolons, or by commas unless what follows is a degree; each once.
    /// </summary>
    public static IReadOnlyList<string> KeysIn(string names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return
        [
            .. names
                .Split([';', ',', '/', '&', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Where(part => Tokens(part).Any(word => !IsDegree(word) && !Degrees.Contains(Bare(word)) && Bare(word).Length > 0))
                .Select(Key)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// True if two institutions may be one: the same words once usual abbreviations are written out and words for a kind of region left
    /// out, or one has all words (two at least) of the other.
    /// </summary>
    public static bool MayBeOneInstitution(string one, string other)
    {
        var (words, others) = (InstitutionWords(one), InstitutionWords(other));
        if (words.Count == 0 || others.Count == 0)
            return false;
        return words.SetEquals(others)
            || (Math.Min(words.Count, others.Count) > 1 && (words.IsSubsetOf(others) || others.IsSubsetOf(words)));
    }

    private static HashSet<string> InstitutionWords(string name) =>
        Tokens(name)
            .Select(Bare)
            .SelectMany(word => Words.TryGetValue(word, out var whole) ? whole.Split(' ') : [word])
            .Where(word => word.Length > 0 && !Fillers.Contains(word))
            .ToHashSet(StringComparer.Ordinal);

    // "S.T.", "M.Si", "Ph.D": letters with a point inside. "A.Rahman" is a name: a degree has at most four letters after a point.
    private static bool IsDegree(string word)
    {
        var parts = word.Trim('.', ',', '(', ')').Split('.');
        return parts.Length > 1
            && parts[0].Length is > 0 and <= 3
            && parts.Skip(1).All(part => part.Length is > 0 and <= 4 && part.All(char.IsLetter));
    }

    private static string[] Tokens(string text) => Plain(text).Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);

    private static string Plain(string text) =>
        string.Concat(
                text.Normalize(NormalizationForm.FormKC)
                    .Select(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) ? ' ' : letter)
                    .Where(letter => char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.Format)
            )
            .ToLowerInvariant();

    private static string Bare(string word) => string.Concat(word.Where(char.IsLetterOrDigit));
}
