using Scoring.Domain.Steps;

namespace Scoring.Domain.Rules;

/// <summary>What an edition's rules read of one attribute.</summary>
/// <param name="Name">The attribute's name as the rule file has it; names compare without case.</param>
public sealed record AttributeUse(string Name)
{
    /// <summary>True if a rule compares it with numbers.</summary>
    public bool IsNumber { get; init; }

    /// <summary>True if a rule compares it with days; the rule reads no time in it.</summary>
    public bool IsDay { get; init; }

    /// <summary>True if a rule reads a day, or a day and time, in it.</summary>
    public bool IsTime { get; init; }

    /// <summary>The texts that rules look for in it, in the rule files' spelling, each once; empty if they look for none.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>True if each value makes a group of its own: a cluster, a sender with a quota, places of its own.</summary>
    public bool Groups { get; init; }
}

/// <summary>
/// The attributes of the units of one level that an edition's rules read, and as what. An attribute that is not listed is read by nothing
/// that decides a rank; a text whose words are counted is not listed either.
/// </summary>
public sealed class AttributesRead
{
    private readonly Dictionary<string, AttributeUse> _uses = new(StringComparer.OrdinalIgnoreCase);

    private AttributesRead() { }

    /// <summary>The attributes, each once, in the order in which the rules name them.</summary>
    public IReadOnlyCollection<AttributeUse> All => _uses.Values;

    /// <summary>The names of the attributes that rules compare with numbers; contains ignores case.</summary>
    public IReadOnlySet<string> Numbers => Names(use => use.IsNumber);

    /// <summary>The names of the attributes that rules read as a day, or a day and time; contains ignores case.</summary>
    public IReadOnlySet<string> Dates => Names(use => use.IsDay || use.IsTime);

    /// <summary>What rules read of an attribute, by its name without regard to case; null if they do not read it.</summary>
    public AttributeUse? this[string name] => _uses.GetValueOrDefault(name);

    /// <summary>What an edition's rules read of the units of a level.</summary>
    /// <param name="edition">The rules.</param>
    /// <param name="level">
    /// <see cref="Level.Innovation"/> or <see cref="Level.Region"/>. Rules on innovations may read attributes of their regions: those are
    /// listed for innovations.
    /// </param>
    public static AttributesRead Of(Edition edition, Level level)
    {
        var read = new AttributesRead();
        if (level == Level.Innovation)
            read.AddInnovations(edition);
        foreach (var ranking in edition.Rankings)
        {
            if (ranking.Level.GroupAttribute is { } group && level == Level.Innovation)
                read.Group(group);
            if (ranking.Level == level)
                read.Add(ranking, edition.Awards);
        }
        foreach (var step in edition.Steps.Values)
            read.Add(step, level);
        return read;
    }

    private void AddInnovations(Edition edition)
    {
        foreach (var (name, values) in edition.AllowedAttributes)
            Words(name, values);
        AddAll(edition.CountedInnovations);
        foreach (var rule in edition.Eligibility.Where(rule => rule.Open is null))
        {
            AddAll(rule.Where);
            AddAll(rule.Conditions);
            foreach (var name in rule.GroupAttributes)
                Group(name);
        }
        // A rule that is still open may be closed later, with the files already imported.
        foreach (var name in edition.Eligibility.SelectMany(rule => rule.TimeAttributes))
            Note(name, use => use with { IsTime = true });
        foreach (var stage in edition.Stages.Where(stage => stage.RubricBy is not null))
            Words(stage.RubricBy!, stage.Rubrics.SelectMany(rubric => rubric.Values));
    }

    private void Add(RankingRule ranking, AwardPlan? awards)
    {
        AddAll(ranking.Where);
        if (ranking.Within is { } within)
        {
            Group(within);
            Words(within, awards?.Awards.Where(award => award.Ranking == ranking.Id).Select(award => award.Cluster).OfType<string>() ?? []);
        }
        if (ranking.Cut is not { } cut)
            return;
        if (cut.Per is { } per)
            Group(per);
        AddAll(cut.Quotas.Concat(cut.FillOrder).SelectMany(quota => quota.Where));
        AddAll(cut.Minimums.SelectMany(minimum => minimum.Where));
    }

    private void Add(Step step, Level level)
    {
        if (step is CountOfItems { OnlyIf: { } covered } count && count.Items == level)
            Words(covered.Attribute, covered.Among);
        else if (step is PercentOfOwnMaximum own && own.Level == level)
            Words(own.Attribute, own.Maxima.SelectMany(maximum => maximum.Values));
        else if (step is HierarchyStep hierarchy && hierarchy.Level == level)
        {
            foreach (var name in hierarchy.Rule.GroupAttributes)
                Group(name);
        }
    }

    private void AddAll(IEnumerable<Condition> conditions)
    {
        foreach (var condition in conditions.SelectMany(condition => condition.Simple))
        {
            if (condition is AttributeIsOneOf oneOf)
                Words(oneOf.Attribute, oneOf.Values);
            else if (condition is not RegionIsListed)
            {
                Note(condition.Attribute, use => condition switch
                    {
                        NumberIsWithin => use with { IsNumber = true },
                        DateIsWithin => use with { IsDay = true },
                        _ => use,
                    });
            }
        }
    }

    private void Words(string name, IEnumerable<string> words) => Note(name, use => use with { Words = [.. use.Words.Union(words)] });

    private void Group(string name)
    {
        // An innovation's region is a code of the list of regions and is brought into no spelling.
        if (!name.Equals("region_code", StringComparison.OrdinalIgnoreCase))
            Note(name, use => use with { Groups = true });
    }

    private void Note(string name, Func<AttributeUse, AttributeUse> seen) =>
        _uses[name] = seen(_uses.GetValueOrDefault(name) ?? new AttributeUse(name));

    private HashSet<string> Names(Func<AttributeUse, bool> are) =>
        _uses.Values.Where(are).Select(use => use.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
