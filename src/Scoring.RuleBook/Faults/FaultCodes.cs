namespace Scoring.RuleBook.Faults;

/// <summary>The codes of faults; each has a sentence in RuleFaultTexts. The comment lists {1}, {2} …; {0} is always the key.</summary>
internal static class FaultCodes
{
    // The file itself.
    public const string YamlSyntax = "yaml-syntax"; // column
    public const string Tab = "tab";
    public const string TextCharacter = "text-character";
    public const string FileEmpty = "file-empty";
    public const string FileMissing = "file-missing";
    public const string FileName = "file-name";
    public const string NotUtf8 = "not-utf-8";
    public const string FileTooLarge = "file-too-large"; // megabytes
    public const string FileUnreadable = "file-unreadable";
    public const string Anchor = "anchor";
    public const string Tag = "tag";

    // Keys and the form of values.
    public const string DuplicateKey = "duplicate-key"; // first line
    public const string UnknownKey = "unknown-key"; // known keys
    public const string MissingKey = "missing-key"; // where
    public const string UnknownKind = "unknown-kind"; // known kinds
    public const string UnknownChoice = "unknown-choice"; // the key, the choices
    public const string WrongType = "wrong-type"; // what it must be
    public const string NotANumber = "not-a-number"; // the text
    public const string DecimalComma = "decimal-comma"; // the text, with a point
    public const string CommaAmbiguous = "comma-ambiguous"; // the text, as a decimal number, as a whole one
    public const string ThousandsSeparator = "thousands-separator"; // the text, without separators
    public const string PercentSign = "percent-sign"; // the text, the number
    public const string NotWhole = "not-whole"; // the text
    public const string NotPositive = "not-positive"; // the number
    public const string Negative = "negative"; // the number
    public const string NotADate = "not-a-date"; // the text
    public const string RangeWrong = "range-wrong"; // lower, upper

    // Ids and references.
    public const string IdForm = "id-form";
    public const string IdDuplicate = "id-duplicate"; // first line
    public const string IdNotFolder = "id-not-folder"; // written, folder
    public const string ReferenceToNothing = "reference-to-nothing"; // the key
    public const string Circle = "circle"; // the cycle
    public const string LevelMismatch = "level-mismatch"; // found, expected
    public const string StageUnknown = "stage-unknown";
    public const string MeasureUnknown = "measure-unknown";
    public const string EditionUnknown = "edition-unknown";
    public const string EditionFaulty = "edition-faulty"; // how many faults
    public const string TableMissing = "table-missing";
    public const string ResultsMissing = "results-missing";
    public const string SeatsMissing = "seats-missing";
    public const string CutMissing = "cut-missing";
    public const string AttributeValue = "attribute-value"; // attribute, allowed values

    // Citations.
    public const string UnknownSource = "unknown-source";
    public const string Uncited = "uncited";
    public const string UnknownStanding = "unknown-standing"; // known standings
    public const string CitationUnquoted = "citation-unquoted";

    // Numbers that must agree.
    public const string WeightsTotal = "weights-total"; // found, declared
    public const string BandHole = "band-hole"; // the worse band, upper end of it, lower end of the better
    public const string BandOverlap = "band-overlap"; // the same
    public const string ScaleOfGroup = "scale-of-group";
    public const string ScaleDecimals = "scale-decimals"; // the most
    public const string ScaleValues = "scale-values";
    public const string ScalePass = "scale-pass"; // pass, fail
    public const string ScaleLabels = "scale-labels";
    public const string LevelsWrong = "levels-wrong";
    public const string ScaleTurned = "scale-turned"; // from, to

    // Composite indices.
    public const string HierarchyRoot = "hierarchy-root"; // how many rows have no parent
    public const string AggregateMissing = "aggregate-missing";
    public const string WeightsAllZero = "weights-all-zero"; // the node
    public const string YardstickMissing = "yardstick-missing"; // the normalisation, its columns, the indicators without them
    public const string OwnNeedsInterval = "own-needs-interval"; // the indicator's own normalisation
    public const string MeanNegative = "mean-negative"; // the normalisation

    // Tables.
    public const string CsvHeader = "csv-header"; // known columns
    public const string CsvColumnMissing = "csv-column-missing";
    public const string CsvFields = "csv-fields"; // found, expected
    public const string CsvValue = "csv-value"; // the value

    public const string CsvDecimalsMixed = "csv-decimals-mixed"; // the comma's number, the point's number, its line

    // Published figures.
    public const string PublishedOffScale = "published-off-scale"; // the score, its scale
    public const string PublishedEmpty = "published-empty";

    // Cases.
    public const string CaseUnit = "case-unit"; // level of the step
    public const string IndicatorUnknown = "indicator-unknown";
    public const string CriterionUnknown = "criterion-unknown"; // stage
    public const string LevelNotAllowed = "level-not-allowed"; // indicator, allowed levels
    public const string MarkOffScale = "mark-off-scale"; // criterion

    // Selection and prizes.
    public const string QuotasTooMany = "quotas-too-many"; // reserved, places
    public const string KeyWithoutEffect = "key-without-effect"; // the setting that makes it ineffective
    public const string DrawMissing = "draw-missing";
    public const string PickUnknown = "pick-unknown"; // where it may go

    // Bounds over several editions.
    public const string JointMissing = "joint-missing"; // the measures
    public const string JointDiffers = "joint-differs"; // the indicators

    // Conditions and eligibility.
    public const string ConditionMixed = "condition-mixed"; // the other key
    public const string UnknownRule = "unknown-rule"; // known kinds
    public const string OpenFilled = "open-filled"; // the open point
    public const string EligibilityMissing = "eligibility-missing";

    // Jurors and scales.
    public const string ConsensusMissing = "consensus-missing";
    public const string LabelMark = "label-mark"; // from, to
    public const string OneOfTwo = "one-of-two"; // the other key

    // Seasons.
    public const string DatesOrder = "dates-order"; // what comes first, its line
    public const string ClosingDiffers = "closing-differs"; // the closing day of the eligibility rule

    // Committee files.
    public const string OpenUnknown = "open-unknown"; // edition, what it leaves open
    public const string OpenNothing = "open-nothing"; // edition
    public const string OpenGiven = "open-given"; // edition, the open point, what it may replace

    // Warnings: allowed, but perhaps a mistake.
    public const string MeanOfZero = "mean-of-zero"; // the normalisation
    public const string NothingToPredictFrom = "nothing-to-predict-from"; // the indicator
    public const string MeanOfZeroParts = "mean-of-zero-parts"; // the mean, the parts that can be 0
    public const string Unused = "unused"; // its list
    public const string LeftOver = "left-over"; // the edition copied
    public const string PointAmbiguous = "point-ambiguous"; // the text, as it is read, as thousands
    public const string TightList = "tight-list"; // the items, how many, with a point
    public const string CsvDecimalComma = "csv-decimal-comma"; // a number, as it is read
    public const string WeightsMixed = "weights-mixed"; // the lowest, the highest
    public const string WeightsNearly = "weights-nearly"; // the sum, what it nearly is
    public const string MaximumExceeded = "maximum-exceeded"; // the maximum, the chain that exceeds it
    public const string MaximumEndless = "maximum-endless"; // the maximum, the step that grows without end
    public const string MaximumOutOfReach = "maximum-out-of-reach"; // the maximum, the chain that ends below it
    public const string OutsideBands = "outside-bands"; // the value, the chain that gives it
    public const string PublishedNoAddress = "published-no-address";
    public const string PublishedPredicate = "published-predicate"; // the score, the predicate printed, that of the limits
    public const string WorstFirst = "worst-first";
    public const string PlacesWithMarks = "places-with-marks"; // the part of the other kind
    public const string WeightsNotHundred = "weights-not-hundred"; // the sum
}
