namespace IsoDienTu.Bpmn.Checking;

/// <summary>How much the token game may still cost, in looks at a place: so that a tangled diagram costs a second and not a day.</summary>
internal sealed class Effort
{
    private int _left = 2_000_000;

    public bool IsSpent => _left <= 0;

    /// <summary>False when that was too much: then nothing is proved.</summary>
    public bool Spend(int looks)
    {
        _left -= Math.Min(looks, Math.Max(_left, 0));
        return _left > 0;
    }
}
