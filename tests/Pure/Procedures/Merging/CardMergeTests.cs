using IsoDienTu.Procedures;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Merging;
using static IsoDienTu.Pure.Procedures.Merging.RandomCards;

namespace IsoDienTu.Pure.Procedures.Merging;

/// <summary>The three-way merge of procedures: laws that hold for any edits, and cases as they happen in offices.</summary>
public sealed class CardMergeTests
{
    [Fact]
    public void What_only_the_model_changed_is_taken_and_what_only_we_changed_is_kept()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var edited = Edited(Start, seed, 1 + (seed % 9));
            var taken = CardMerge.Run(Start, Start, edited);
            Assert.Empty(taken.Conflicts);
            Assert.Equal(Said(edited), Said(taken.Card));
            Assert.All(taken.Units, u => Assert.Equal(UnitState.Theirs, u.State));
            var kept = CardMerge.Run(Start, edited, Start);
            Assert.Empty(kept.Conflicts);
            Assert.Equal(Said(edited), Said(kept.Card));
            Assert.All(kept.Units, u => Assert.Equal(UnitState.Ours, u.State));
            Assert.Equal(Said(edited) == Said(Start), kept.Units.Count == 0);
        }
    }

    [Fact]
    public void What_both_changed_in_the_same_way_is_no_conflict()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var edited = Edited(Start, seed, 1 + (seed % 9));
            var merged = CardMerge.Run(Start, edited, edited);
            Assert.Empty(merged.Conflicts);
            Assert.Equal(Said(edited), Said(merged.Card));
        }
    }

    [Fact]
    public void Conflicts_are_the_same_from_either_side()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (ours, theirs) = (Edited(Start, seed, 1 + (seed % 5)), Edited(Start, seed + 10_000, 1 + (seed % 4)));
            var (one, other) = (CardMerge.Run(Start, ours, theirs), CardMerge.Run(Start, theirs, ours));
            Assert.Equal(Told(one, u => (u.Base, u.Ours, u.Theirs)), Told(other, u => (u.Base, u.Theirs, u.Ours)));
        }

        static string Told(MergeOutcome outcome, Func<MergeUnit, (string?, string?, string?)> sides) =>
            string.Join("\n", outcome.Conflicts.Select(u => $"{u.Area} {u.Field} {sides(u)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_lost_and_nothing_doubled()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var (ours, theirs) = (Edited(Start, seed, 1 + (seed % 6)), Edited(Start, seed + 20_000, 1 + (seed % 7)));
            var merged = CardMerge.Run(Start, ours, theirs).Card;
            Assert.Equal(merged.Steps.Count, merged.Steps.Select(s => s.Id).Distinct().Count());
            Assert.Equal(merged.Steps.Select((_, i) => $"{i + 1}"), merged.Steps.Select(s => s.Number));
            // What one side added bears its mark, and is there once.
            var before = Said(Start);
            foreach (var name in Added(Start, ours).Concat(Added(Start, theirs)))
            {
                Assert.DoesNotContain(name, before, StringComparison.Ordinal);
                var times = merged.Steps.Count(s => s.Role == name);
                Assert.True(times == 1, $"{seed}: {name} is there {times} times");
            }
        }

        static IEnumerable<string> Added(ProcedureCard was, ProcedureCard now) =>
            now.Steps.Select(s => s.Role).Where(r => r.StartsWith("Vai ", StringComparison.Ordinal) && was.Steps.All(s => s.Role != r));
    }

    [Fact]
    public void Whoever_chooses_one_side_everywhere_has_that_side_in_every_conflict()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (ours, theirs) = (Edited(Start, seed, 4), Edited(Start, seed + 30_000, 4));
            var open = CardMerge.Run(Start, ours, theirs);
            foreach (var side in (MergeSide[])[MergeSide.Ours, MergeSide.Theirs])
            {
                var chosen = CardMerge.Run(Start, ours, theirs, open.Conflicts.ToDictionary(u => u.Key, _ => new MergeChoice(side)));
                Assert.Empty(chosen.Open);
                Assert.Equal(open.Conflicts.Select(u => u.Key), chosen.Conflicts.Select(u => u.Key));
                var again = CardMerge.Run(Start, chosen.Card, theirs);
                if (side == MergeSide.Theirs)
                {
                    Assert.Empty(again.Conflicts);
                }
            }
        }
    }

    [Fact]
    public void Our_time_for_one_step_stands_beside_a_step_that_the_model_put_in()
    {
        var ours = Change(Start, "s2", s => s with { Term = "0,5 ngày" });
        var theirs = CardEdits.Do(Start, "step-add:s2");
        theirs = theirs with
        {
            Steps = [.. theirs.Steps.Select(s => s.Id == "s4" ? s with { Name = "Lấy ý kiến", Role = "Chuyên viên" } : s)],
        };
        var merged = CardMerge.Run(Start, ours, theirs);
        Assert.Empty(merged.Conflicts);
        Assert.Equal(["Tiếp nhận", "Thẩm định", "Lấy ý kiến", "Ký"], merged.Card.Steps.Select(s => s.Name));
        Assert.Equal(["1", "2", "3", "4"], merged.Card.Steps.Select(s => s.Number));
        Assert.Equal("0,5 ngày", merged.Card.Steps[1].Term);
        Assert.Equal(merged.Card.Steps[2].Id, merged.Card.Steps[1].Ways[0].To);
        Assert.Equal(merged.Card.Steps[3].Id, merged.Card.Steps[2].Ways[0].To);
    }

    [Fact]
    public void Both_put_a_step_in_at_the_same_place_and_both_are_on_the_way()
    {
        var ours = Named(CardEdits.Do(Start, "step-add:s1"), "s4", "Vào sổ");
        var theirs = Named(CardEdits.Do(Start, "step-add:s1"), "s4", "Quét hồ sơ");
        var merged = CardMerge.Run(Start, ours, theirs);
        Assert.Empty(merged.Conflicts);
        Assert.Equal(5, merged.Card.Steps.Count);
        for (var at = 0; at < 4; at++)
        {
            Assert.Equal(merged.Card.Steps[at + 1].Id, merged.Card.Steps[at].Ways[0].To);
        }
    }

    [Fact]
    public void One_time_changed_by_both_is_put_before_a_person_with_three_columns()
    {
        var ours = Change(Start, "s2", s => s with { Term = "0,5 ngày" });
        var theirs = Change(Start, "s2", s => s with { Term = "2 ngày" });
        var merged = CardMerge.Run(Start, ours, theirs);
        var unit = Assert.Single(merged.Open);
        Assert.Equal(("1 ngày", "0,5 ngày", "2 ngày", "Thẩm định", "Term"), (unit.Base, unit.Ours, unit.Theirs, unit.Item, unit.Field));
        var own = CardMerge.Run(Start, ours, theirs, Choose(unit, MergeSide.Own, "1,5 ngày"));
        Assert.Equal("1,5 ngày", own.Card.Steps[1].Term);
        Assert.Equal("2 ngày", CardMerge.Run(Start, ours, theirs, Choose(unit, MergeSide.Theirs)).Card.Steps[1].Term);
        Assert.Equal("0,5 ngày", CardMerge.Run(Start, ours, theirs, Choose(unit, MergeSide.Ours)).Card.Steps[1].Term);
    }

    [Fact]
    public void A_step_that_we_changed_and_the_model_dropped_is_asked_about_and_a_way_to_it_is_named()
    {
        var ours = Change(Start, "s1", s => s with { Term = "1 ngày" });
        var theirs = Start with { Steps = [.. Start.Steps.Skip(1).Select((s, i) => s with { Number = $"{i + 1}" })] };
        var merged = CardMerge.Run(Start, ours, theirs);
        var unit = Assert.Single(merged.Open);
        Assert.Equal((MergeUnit.Presence, null), (unit.Field, unit.Theirs));
        Assert.Equal(3, merged.Card.Steps.Count);
        var dropped = CardMerge.Run(Start, ours, theirs, Choose(unit, MergeSide.Theirs));
        Assert.Equal(["Thẩm định", "Ký"], dropped.Card.Steps.Select(s => s.Name));
        var named = Assert.Single(dropped.Warnings, w => w.Sentence.Contains("hướng đi", StringComparison.Ordinal));
        Assert.Equal(["Thẩm định", "Tiếp nhận"], named.Args);
        Assert.Equal("", dropped.Card.Steps[0].Ways[1].To);
    }

    [Fact]
    public void Lines_of_the_legal_basis_are_merged_one_by_one()
    {
        var ours = Start with { LegalBasis = [.. Start.LegalBasis, "Quyết định 5/QĐ-UBND xã"] };
        var theirs = Start with { LegalBasis = ["Luật Đất đai 2026", .. Start.LegalBasis.Skip(1)] };
        var merged = CardMerge.Run(Start, ours, theirs);
        Assert.Empty(merged.Conflicts);
        Assert.Equal(
            ["Luật Đất đai 2026", "Nghị định 118/2025/NĐ-CP", "Quyết định 12/QĐ-UBND", "Quyết định 5/QĐ-UBND xã"],
            merged.Card.LegalBasis
        );
    }

    [Fact]
    public void A_step_is_known_again_when_the_procedure_was_read_from_a_file_anew()
    {
        var anew = CardEdits.Do(Start, "step-add:s1");
        anew = Named(anew, "s4", "Quét hồ sơ");
        // The reader counts the rows of the file.
        var ids = anew.Steps.Select((s, i) => (s.Id, New: $"s{i + 1}")).ToDictionary(x => x.Id, x => x.New, StringComparer.Ordinal);
        anew = anew with
        {
            Steps =
            [
                .. anew.Steps.Select(s =>
                    s with
                    {
                        Id = ids[s.Id],
                        Ways = [.. s.Ways.Select(w => w with { To = ids.GetValueOrDefault(w.To) ?? w.To })],
                    }
                ),
            ],
        };
        var keyed = Keying.Steps(Start, anew);
        Assert.Equal(["s1", "s2", "s3"], keyed.Steps.Where(s => s.Name != "Quét hồ sơ").Select(s => s.Id));
        Assert.Equal(Said(anew), Said(keyed));
    }

    [Fact]
    public void Posts_code_and_sign_offs_stay_those_of_the_agency()
    {
        var ours = Start with { Code = "QT.XA.05", Roles = [new CardRole("Một cửa", [Guid.CreateVersion7()])] };
        var merged = CardMerge.Run(Start, ours, Start with { Code = "QT.SO.01", Fee = "Không" }).Card;
        Assert.Equal(("QT.XA.05", "Không"), (merged.Code, merged.Fee));
        Assert.Equal(ours.Roles, merged.Roles);
    }

    private static Dictionary<string, MergeChoice> Choose(MergeUnit unit, MergeSide side, string? words = null) =>
        new(StringComparer.Ordinal) { [unit.Key] = new MergeChoice(side, words) };

    private static ProcedureCard Change(ProcedureCard card, string id, Func<CardStep, CardStep> change) =>
        card with
        {
            Steps = [.. card.Steps.Select(s => s.Id == id ? change(s) : s)],
        };

    private static ProcedureCard Named(ProcedureCard card, string id, string name) => Change(card, id, s => s with { Name = name });
}
