namespace IsoDienTu.Procedures.Importing;

/// <summary>The ways out of one step.</summary>
internal sealed class StepFlow(List<StepDraft> steps, int at, List<string> follows, List<Doubt> doubts)
{
    private readonly StepDraft _step = steps[at];
    private readonly List<(string To, Clause Clause)> _forward = [];
    private bool _negativeReturn;

    public void Read()
    {
        foreach (var clause in Clause.Of(_step.Content.Concat(_step.Results)))
            Read(clause);
        var text = Fold.Text(string.Join(' ', _step.Content));
        foreach (var number in Jump.Mentions(text))
            DoubtMention(number);
        foreach (var number in Jump.UsedResults(text))
            DoubtLater(number);
        Leave();
    }

    private void Read(Clause clause)
    {
        if (Orders(clause))
            return;
        var negative = clause.IsConditional && OutcomeWords.IsNegative(clause.Condition);
        if (!negative)
        {
            if (OutcomeWords.BackToUnconditionally(clause.Consequence) is { } redo)
                Return(Earlier(redo), ReturnKind.Rework, clause);
            return;
        }
        if (OutcomeWords.IsRepeat(clause.Consequence))
            Return(_step.No, ReturnKind.Repeat, clause);
        else if (!Back(clause))
            ToApplicant(clause);
    }

    private bool Orders(Clause clause)
    {
        var any = false;
        foreach (var number in Jump.Orders(clause.Consequence))
        {
            var target = Resolve(number);
            if (target is null)
                continue;
            any = true;
            var place = steps.IndexOf(target);
            if (place > at)
            {
                _forward.Add((target.No, clause));
                if (clause.IsConditional && Jump.SpeaksOfReturningResult(clause.Consequence) && !HandsOut(target))
                    doubts.Add(new Doubt(_step, target.No, DoubtKind.HandsNothingOut));
                continue;
            }
            Return(target.No, place == at ? ReturnKind.Repeat : ReturnKind.Rework, clause);
            if (OutcomeWords.IsPositive(clause.Condition))
                doubts.Add(new Doubt(_step, target.No, DoubtKind.WrongWay));
        }
        return any;
    }

    // Disagreement between officials sends work to the one who drafted; a fault of the dossier goes to the applicant.
    private bool Back(Clause clause)
    {
        var applicant = OutcomeWords.NamesApplicant(clause.Consequence);
        var post = OutcomeWords.BackTo(clause.Consequence);
        var inside = OutcomeWords.IsDisagreement(clause.Condition) && !RoleText.IsDesk(_step.Role);
        if (
            at == 0
            || applicant
            || !(post is { Length: > 0 } || (inside && (post is not null || OutcomeWords.IsSupplement(clause.Consequence))))
        )
            return false;
        if (post is { Length: > 0 } && OutcomeWords.IsPlainRefusal(clause.Consequence))
            return false;
        var target = Earlier(post ?? "");
        Return(target, ReturnKind.Rework, clause);
        doubts.Add(new Doubt(_step, target, DoubtKind.Guessed));
        return true;
    }

    private void ToApplicant(Clause clause)
    {
        var supplement = OutcomeWords.IsSupplement(clause.Consequence);
        if (supplement)
            Return(ReadStep.Applicant, ReturnKind.Supplement, clause);
        if (supplement ? OutcomeWords.IsPlainRefusal(clause.Consequence) : OutcomeWords.IsRefusal(clause.Consequence))
            Return(ReadStep.Applicant, ReturnKind.Refuse, clause);
    }

    private void Return(string to, ReturnKind kind, Clause clause)
    {
        _negativeReturn |= OutcomeWords.IsNegative(clause.Condition);
        if (!_step.Returns.Exists(r => r.To == to && r.Kind == kind))
            _step.Returns.Add(new ReadReturn(to, kind, clause.Words));
    }

    // The printed order holds unless the text sends every outcome elsewhere.
    private void Leave()
    {
        var targets = _forward.DistinctBy(f => f.To).ToList();
        var always = targets.Exists(f => !f.Clause.IsConditional);
        var favourable = targets.Exists(f => OutcomeWords.IsPositive(f.Clause.Condition));
        var keeps = targets.Count == 0 || (!always && targets.Count == 1 && !(favourable && _negativeReturn));
        if (keeps)
            _step.Next.AddRange(follows.Where(to => !targets.Exists(f => f.To == to)).Select(to => new ReadNext(to, null)));
        foreach (var (to, clause) in targets)
            _step.Next.Add(new ReadNext(to, clause.Words));
        if (_step.Next.Count == 1)
            _step.Next[0] = _step.Next[0] with { Condition = null };
    }

    private StepDraft? Resolve(string number)
    {
        var named = steps.Where(s => s.CaseId == _step.CaseId && s.Printed == number && !s.IsSub).ToList();
        var near = named.Where(s => s.SectionId == _step.SectionId).ToList();
        var found = near.Count > 0 ? near : named;
        if (found.Count != 1)
            doubts.Add(new Doubt(_step, number, found.Count == 0 ? DoubtKind.Unknown : DoubtKind.Ambiguous));
        return found.Count > 0 ? found[0] : null;
    }

    private void DoubtMention(string number)
    {
        var named = steps.Where(s => s.CaseId == _step.CaseId && s.Printed == number).ToList();
        var known = doubts.Exists(d => d.Step == _step && d.Reference == number);
        if (named.Count == 0 && !known && !number.Contains('.', StringComparison.Ordinal))
            doubts.Add(new Doubt(_step, number, DoubtKind.Unknown));
        else if (named.Contains(_step) && !known)
            doubts.Add(new Doubt(_step, number, DoubtKind.WrongWay));
    }

    // The result of a step cannot be used before that step.
    private void DoubtLater(string number)
    {
        var named = steps.FindIndex(s => s.CaseId == _step.CaseId && s.SectionId == _step.SectionId && s.Printed == number);
        if (named > at)
            doubts.Add(new Doubt(_step, number, DoubtKind.WrongWay));
    }

    // The last earlier step of the post the text names, else the step before.
    private string Earlier(string post)
    {
        for (var i = at - 1; post.Length > 0 && i >= 0 && steps[i].CaseId == _step.CaseId; i--)
        {
            if (Fold.Text(steps[i].Role).Contains(post, StringComparison.Ordinal))
                return steps[i].No;
        }
        return at > 0 && steps[at - 1].CaseId == _step.CaseId ? steps[at - 1].No : _step.No;
    }

    private static bool HandsOut(StepDraft target)
    {
        var content = Fold.Text(string.Join(' ', target.Content));
        return Jump.SpeaksOfReturningResult(content) || RoleText.IsDesk(target.Role);
    }
}
