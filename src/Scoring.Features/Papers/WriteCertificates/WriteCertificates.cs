using Scoring.Domain.Rules;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings.RankEdition;

namespace Scoring.Features.Papers.WriteCertificates;

/// <summary>Somebody wants a certificate (piagam) for each prize of an edition and each unit that has it. The run is kept.</summary>
/// <param name="Edition">"programme/edition".</param>
public sealed record WriteCertificates(string Edition) : IRequest<CertificateSet>, IWrites, INamesAnEdition;

/// <summary>The certificates of an edition.</summary>
/// <param name="Edition">The rules.</param>
/// <param name="Run">The kept run.</param>
/// <param name="Certificates">One for each prize and unit, in the order in which the prizes are given.</param>
/// <param name="Awaiting">The prizes that wait for a decision; they have no certificate yet.</param>
public sealed record CertificateSet(Edition Edition, RankingRun Run, IReadOnlyList<Certificate> Certificates, IReadOnlyList<AwardRule> Awaiting);

/// <summary>A certificate.</summary>
/// <param name="Award">The prize.</param>
/// <param name="Unit">The id of the unit.</param>
/// <param name="Holder">Who gets it: of an innovation its agency and region, of a region its name; null where the data do not say, and the paper leaves a line.</param>
/// <param name="Title">The innovation's title; null where the unit is no innovation.</param>
/// <param name="Cluster">The cluster of the ranking; empty where it has none.</param>
public sealed record Certificate(AwardRule Award, string Unit, string? Holder, string? Title, string Cluster);
