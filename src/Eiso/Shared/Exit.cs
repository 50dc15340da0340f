namespace IsoDienTu.Eiso.Shared;

/// <summary>What the exit status says to a script.</summary>
internal static class Exit
{
    /// <summary>Done; for a question, the answer is yes.</summary>
    public const int Yes = 0;

    /// <summary>The answer is no: a check failed, a scenario did not hold, a benchmark missed its reach.</summary>
    public const int No = 1;

    /// <summary>Bad input or wrong usage; standard error names the file, the place and the mend.</summary>
    public const int BadInput = 2;
}
