using System.Reflection;
using System.Runtime.CompilerServices;
using FsCheck.Fluent;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Properties;

namespace Scoring.Domain.Tests.Conventions;

/// <summary>
/// What the compiler does not check. (Missing docstrings are its business: CS1591 is an error in src.) Each of these has been seen failing.
/// </summary>
public class ConventionTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>They round or divide without giving a score: the door itself, and the check of a mark's decimals.</summary>
    private static readonly Type[] MayRound = [typeof(Exact), typeof(Scale)];

    private static readonly Assembly Domain = typeof(Step).Assembly;

    private static IEnumerable<Type> Steps => Domain.GetTypes().Where(type => type.IsSubclassOf(typeof(Step)));

    [Test]
    public void Every_kind_of_step_is_sealed_and_stands_among_the_steps() =>
        Steps.Where(type => !(type.IsSealed || type.IsAbstract) || type.Namespace != typeof(Step).Namespace).ShouldBeEmpty();

    [Test]
    public void Every_kind_of_step_is_held_against_exact_arithmetic()
    {
        var grown = new HashSet<Type>();
        // These take roots and logarithms. A composite index is checked against a second implementation in Hierarchy/AsemTests, its nodes
        // against plain arithmetic in Hierarchy/RandomIndexTests, the fit of jurors against one in Agreement/AdditiveModelTests, the means
        // of parts against logarithms in Steps/PowerMeanOfPartsTests, marks within each juror in Steps/StandardisedMarkTests. A product of
        // two parts has no bounds to grow within: Steps/RobustFoldsTests.
        Type[] irrational =
        [
            typeof(HierarchyStep),
            typeof(HierarchyNodeStep),
            typeof(PowerMeanOfParts),
            typeof(SeverityAdjusted),
            typeof(StandardisedMark),
            typeof(Multiplied),
        ];
        // Some kinds grow in one tree of hundreds: trees are grown until every kind has been seen, and a kind without a node never is.
        for (var batch = 0; batch < 50 && Missing().Any(); batch++)
        {
            foreach (var world in Gen.Sample(RandomWorld.Any.Generator, 30, 200))
            {
                foreach (var level in RandomTrees.Roots)
                    Visit(new RandomTrees(world).Tree(level).Step);
            }
        }
        Missing().ShouldBeEmpty("a new kind of step needs a node in Properties");

        IEnumerable<Type> Missing() => Steps.Where(type => !type.IsAbstract).Except(irrational).Except(grown);

        void Visit(Step step)
        {
            grown.Add(step.GetType());
            foreach (var input in step.Inputs)
                Visit(input);
        }
    }

    [Test]
    public void The_domain_uses_nothing_but_the_runtime_and_Math_NET() =>
        Domain
            .GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBe(["MathNet.Numerics"]);

    [Test]
    public void All_division_and_rounding_go_through_one_door()
    {
        var offenders =
            from type in Domain.GetTypes()
            where !MayRound.Contains(type)
            from method in type.GetMembers(Declared).OfType<MethodBase>()
            from called in Calls(method)
            where
                called.DeclaringType == typeof(decimal)
                && called.Name is "op_Division" or "Divide" or "Round" or "Floor" or "Ceiling" or "Truncate"
            select $"{type.Name}.{method.Name} calls decimal.{called.Name}";
        offenders.ShouldBeEmpty();
    }

    [Test]
    public void No_score_is_a_binary_floating_point_number()
    {
        Type[] binary = [typeof(double), typeof(float), typeof(double?), typeof(float?)];
        // They iterate towards figures of agreement, which are no scores, or estimates, which are settled; what comes out is decimal.
        Type[] searches = [typeof(MixedModel), typeof(MixedFit), typeof(RemlSearch), typeof(RatingScaleFit), typeof(NormalFit)];
        var offenders =
            from type in Domain.GetTypes()
            where !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !searches.Contains(type)
            from field in type.GetFields(Declared)
            where binary.Contains(field.FieldType)
            select $"{type.Name}.{field.Name}";
        offenders.ShouldBeEmpty();
    }

    /// <summary>The methods that a method's body names behind a call instruction.</summary>
    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i + 4 < code.Length; i++)
        {
            const byte call = 0x28;
            const int memberReference = 0x0A;
            var token = BitConverter.ToInt32(code, i + 1);
            if (code[i] != call || token >> 24 != memberReference)
                continue;
            MethodBase? called = null;
            try
            {
                called = Domain.ManifestModule.ResolveMethod(
                    token,
                    method.DeclaringType!.GetGenericArguments(),
                    method.IsGenericMethod ? method.GetGenericArguments() : null
                );
            }
            catch (ArgumentException)
            {
                // Bytes that only look like a call.
            }
            if (called is not null)
                yield return called;
        }
    }
}
