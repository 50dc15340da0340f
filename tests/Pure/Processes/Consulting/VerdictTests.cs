using IsoDienTu.Processes.Consulting;

namespace IsoDienTu.Pure.Processes.Consulting;

/// <summary>When those asked have agreed: what each rule says, and what holds for all of them whatever was said and when.</summary>
public sealed class VerdictTests
{
    private static readonly DateTimeOffset Asked = new(2026, 1, 6, 8, 0, 0, TimeSpan.FromHours(7));

    private static Voice Says(Stance? stance, int hour = 1, int due = 10) =>
        new(Guid.CreateVersion7(), Asked.AddHours(due), stance, stance is null ? null : Asked.AddHours(hour));

    private static VerdictKind At(int hour, ConsultRule rule, Silence silence, int quorum, params Voice[] voices) =>
        Verdict.Of(rule, quorum, silence, voices, Asked.AddHours(hour)).Kind;

    [Fact]
    public void All_hears_everybody_before_it_decides_and_one_objection_is_enough_then()
    {
        Voice[] two = [Says(Stance.Agree), Says(Stance.Disagree)];
        Assert.Equal(VerdictKind.Open, At(2, ConsultRule.All, Silence.Agreement, 0, [.. two, Says(null)]));
        Assert.Equal(VerdictKind.Refused, At(2, ConsultRule.All, Silence.Agreement, 0, two));
        Assert.Equal(VerdictKind.Agreed, At(2, ConsultRule.All, Silence.Agreement, 0, Says(Stance.Agree), Says(Stance.Agree)));
    }

    [Fact]
    public void Silence_agrees_only_where_it_is_said_to()
    {
        Voice[] voices = [Says(Stance.Agree), Says(null)];
        Assert.Equal(VerdictKind.Open, At(10, ConsultRule.All, Silence.Agreement, 0, voices));
        Assert.Equal(VerdictKind.Agreed, At(11, ConsultRule.All, Silence.Agreement, 0, voices));
        Assert.Equal(VerdictKind.NoQuorum, At(11, ConsultRule.All, Silence.Nothing, 0, voices));
        Assert.Equal(VerdictKind.Agreed, At(11, ConsultRule.FirstRefusal, Silence.Nothing, 0, voices));
        Assert.Equal(VerdictKind.NoQuorum, At(11, ConsultRule.FirstRefusal, Silence.Nothing, 0, Says(null)));
    }

    [Fact]
    public void A_first_refusal_decides_at_once()
    {
        Voice[] voices = [Says(Stance.Disagree), Says(null), Says(null)];
        Assert.Equal(VerdictKind.Refused, At(2, ConsultRule.FirstRefusal, Silence.Agreement, 0, voices));
        Assert.Equal(VerdictKind.Open, At(2, ConsultRule.FirstRefusal, Silence.Agreement, 0, voices[1..]));
    }

    [Fact]
    public void A_quorum_is_reached_as_soon_as_it_is_there_and_lost_as_soon_as_it_cannot_be()
    {
        Voice[] voices = [Says(Stance.Agree), Says(Stance.Agree), Says(null)];
        Assert.Equal(VerdictKind.Agreed, At(2, ConsultRule.Quorum, Silence.Nothing, 2, voices));
        Assert.Equal(VerdictKind.Open, At(2, ConsultRule.Quorum, Silence.Nothing, 3, voices));
        Assert.Equal(VerdictKind.NoQuorum, At(11, ConsultRule.Quorum, Silence.Nothing, 3, voices));
        Voice[] against = [Says(Stance.Disagree), Says(Stance.Disagree), Says(null)];
        Assert.Equal(VerdictKind.Refused, At(2, ConsultRule.Quorum, Silence.Agreement, 2, against));
    }

    [Fact]
    public void Who_is_taken_back_is_neither_awaited_nor_counted()
    {
        var gone = Says(Stance.Disagree) with { IsWithdrawn = true };
        var verdict = Verdict.Of(ConsultRule.Quorum, 3, Silence.Nothing, [gone, Says(Stance.Agree)], Asked.AddHours(2));
        Assert.Equal(VerdictKind.Agreed, verdict.Kind);
        Assert.Empty(verdict.Awaited);
        Assert.Equal(VerdictKind.NoQuorum, At(2, ConsultRule.All, Silence.Agreement, 0, gone));
    }

    [Fact]
    public void Awaited_and_silent_are_named()
    {
        Voice[] voices = [Says(null), Says(null, due: 1), Says(Stance.Agree, hour: 3, due: 1), Says(Stance.Agree)];
        var verdict = Verdict.Of(ConsultRule.All, 0, Silence.Agreement, voices, Asked.AddHours(4));
        Assert.Equal([voices[0]], verdict.Awaited);
        Assert.Equal([voices[1], voices[2]], verdict.Silent);
        Assert.True(voices[2].IsLate);
    }

    /// <summary>Any rule, any number asked, any answers at any time; the seed makes a failure come again.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 400)];

    private sealed record Case(ConsultRule Rule, int Quorum, Silence Silence, Voice[] Voices)
    {
        public VerdictKind At(int hour, IEnumerable<Voice>? voices = null) =>
            Verdict.Of(Rule, Quorum, Silence, [.. voices ?? Voices], Asked.AddHours(hour)).Kind;
    }

    private static Case Draw(int seed)
    {
        var dice = new Random(seed);
        var count = dice.Next(1, 7);
        return new Case(
            (ConsultRule)dice.Next(3),
            dice.Next(1, count + 1),
            (Silence)dice.Next(2),
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(_ =>
                        Says(
                            dice.Next(3) switch
                            {
                                0 => null,
                                1 => Stance.Agree,
                                _ => Stance.Disagree,
                            },
                            dice.Next(0, 24),
                            dice.Next(1, 16)
                        ) with
                        {
                            IsWithdrawn = dice.Next(8) == 0,
                        }
                    ),
            ]
        );
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_verdict_is_kept_whatever_follows_and_is_there_when_all_terms_are_over(int seed)
    {
        var drawn = Draw(seed);
        var course = Enumerable.Range(0, 26).Select(hour => drawn.At(hour)).ToList();
        Assert.Single(course.SkipWhile(k => k == VerdictKind.Open).Distinct());
        Assert.NotEqual(VerdictKind.Open, drawn.At(16));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_in_which_answers_are_heard_of_does_not_matter(int seed)
    {
        var drawn = Draw(seed);
        var dice = new Random(-seed);
        for (var hour = 0; hour < 25; hour++)
        {
            Assert.Equal(drawn.At(hour), drawn.At(hour, drawn.Voices.OrderBy(_ => dice.Next())));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_late_answer_changes_nothing(int seed)
    {
        var drawn = Draw(seed);
        var without = drawn.Voices.Select(v => v.IsLate ? v with { Answer = null, AnsweredAt = null } : v).ToList();
        var other = drawn.Voices.Select(v => v.IsLate ? v with { Answer = v.Answer == Stance.Agree ? Stance.Disagree : Stance.Agree } : v);
        Assert.Equal(drawn.At(25), drawn.At(25, without));
        Assert.Equal(drawn.At(25), drawn.At(25, other));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_agreement_more_never_turns_agreed_into_refused(int seed)
    {
        var drawn = Draw(seed);
        for (var hour = 0; hour < 25; hour++)
        {
            if (drawn.At(hour) != VerdictKind.Agreed)
            {
                continue;
            }

            var more = Says(Stance.Agree, 0, 20);
            Assert.Equal(VerdictKind.Agreed, drawn.At(hour, drawn.Voices.Append(more)));
            foreach (var voice in drawn.Voices.Where(v => v.IsAwaited(Asked.AddHours(hour))))
            {
                var spoken = drawn.Voices.Select(v => v == voice ? v with { Answer = Stance.Agree, AnsweredAt = Asked } : v);
                Assert.Equal(VerdictKind.Agreed, drawn.At(hour, spoken));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_refusal_more_never_turns_refused_into_agreed(int seed)
    {
        var drawn = Draw(seed);
        for (var hour = 0; hour < 25; hour++)
        {
            if (drawn.At(hour) == VerdictKind.Refused)
            {
                foreach (var voice in drawn.Voices.Where(v => v.IsAwaited(Asked.AddHours(hour))))
                {
                    var spoken = drawn.Voices.Select(v => v == voice ? v with { Answer = Stance.Disagree, AnsweredAt = Asked } : v);
                    Assert.Equal(VerdictKind.Refused, drawn.At(hour, spoken));
                }
            }
        }
    }
}
