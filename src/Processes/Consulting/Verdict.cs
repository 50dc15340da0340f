using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace IsoDienTu.Processes.Consulting;

/// <summary>What it takes for those asked to have agreed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConsultRule>))]
internal enum ConsultRule
{
    /// <summary>All of them; everybody is heard first.</summary>
    All,

    /// <summary>A number of them.</summary>
    Quorum,

    /// <summary>Nobody objects; the first objection decides at once.</summary>
    FirstRefusal,
}

/// <summary>What it means that somebody has not answered when the term is over.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Silence>))]
internal enum Silence
{
    Agreement,

    /// <summary>Neither agreement nor objection.</summary>
    Nothing,
}

[JsonConverter(typeof(JsonStringEnumConverter<Stance>))]
internal enum Stance
{
    Agree,
    Disagree,
}

[JsonConverter(typeof(JsonStringEnumConverter<VerdictKind>))]
internal enum VerdictKind
{
    Open,
    Agreed,
    Refused,

    /// <summary>All terms are over, and too few have spoken for either.</summary>
    NoQuorum,

    /// <summary>Taken back before there was one.</summary>
    Withdrawn,
}

/// <summary>One of those who are asked, as far as the verdict goes.</summary>
/// <param name="DueAt">The last instant at which an answer counts.</param>
/// <param name="AnsweredAt">When <paramref name="Answer"/> was given, by the clock of whoever gave it; null without one.</param>
/// <param name="IsWithdrawn">Not asked any more: neither awaited nor counted.</param>
internal sealed record Voice(
    Guid Id,
    DateTimeOffset DueAt,
    Stance? Answer = null,
    DateTimeOffset? AnsweredAt = null,
    bool IsWithdrawn = false
)
{
    /// <summary>The answer, if it was given in time by <paramref name="now"/>.</summary>
    public Stance? HeardBy(DateTimeOffset now) => AnsweredAt is { } at && at <= DueAt && at <= now ? Answer : null;

    /// <summary>Answered, but after the term: kept, and never counted.</summary>
    public bool IsLate => AnsweredAt > DueAt;

    public bool IsAwaited(DateTimeOffset now) => !IsWithdrawn && HeardBy(now) is null && now <= DueAt;

    public bool IsSilent(DateTimeOffset now) => !IsWithdrawn && HeardBy(now) is null && now > DueAt;
}

/// <summary>How a consultation stands. Pure: what was said and when decides, not the order in which it is heard of.</summary>
/// <param name="Awaited">Those who may still answer in time.</param>
/// <param name="Silent">Those who let the term pass, late answers among them.</param>
internal sealed record Verdict(VerdictKind Kind, ImmutableArray<Voice> Awaited, ImmutableArray<Voice> Silent)
{
    /// <summary>
    /// Once it is another than <see cref="VerdictKind.Open"/>, no answer and no passing of time changes it. Where so many were taken back that fewer are
    /// asked than the quorum, all of them are needed.
    /// </summary>
    /// <param name="quorum">For <see cref="ConsultRule.Quorum"/>: how many agreements it takes, from 1.</param>
    public static Verdict Of(ConsultRule rule, int quorum, Silence silence, IReadOnlyCollection<Voice> voices, DateTimeOffset now)
    {
        ImmutableArray<Voice> asked = [.. voices.Where(v => !v.IsWithdrawn)];
        ImmutableArray<Voice> awaited = [.. asked.Where(v => v.IsAwaited(now))];
        ImmutableArray<Voice> silent = [.. asked.Where(v => v.IsSilent(now))];
        var refusals = asked.Count(v => v.HeardBy(now) == Stance.Disagree);
        var spoken = asked.Count(v => v.HeardBy(now) == Stance.Agree);
        var agreements = spoken + (silence == Silence.Agreement ? silent.Length : 0);
        return new Verdict(Judge(), awaited, silent);

        VerdictKind Judge() =>
            asked.IsEmpty ? VerdictKind.NoQuorum
            : rule == ConsultRule.Quorum ? ByNumber(Math.Min(quorum, asked.Length))
            : rule == ConsultRule.FirstRefusal && refusals > 0 ? VerdictKind.Refused
            : !awaited.IsEmpty ? VerdictKind.Open
            : refusals > 0 ? VerdictKind.Refused
            : rule == ConsultRule.All && agreements < asked.Length ? VerdictKind.NoQuorum
            : agreements > 0 ? VerdictKind.Agreed
            : VerdictKind.NoQuorum;

        VerdictKind ByNumber(int needed) =>
            agreements >= needed ? VerdictKind.Agreed
            : asked.Length - refusals < needed ? VerdictKind.Refused
            : !awaited.IsEmpty ? VerdictKind.Open
            : VerdictKind.NoQuorum;
    }
}
