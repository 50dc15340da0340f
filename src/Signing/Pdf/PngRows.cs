namespace IsoDienTu.Signing.Pdf;

/// <summary>The five row filters of PNG (ISO/IEC 15948, 9), which PDF uses as predictors too.</summary>
internal static class PngRows
{
    /// <param name="kind">0 none, 1 left, 2 up, 3 average, 4 Paeth.</param>
    /// <param name="coded">The row as it is stored.</param>
    /// <param name="above">The row above, already undone; empty for the first.</param>
    /// <param name="plain">Receives the row.</param>
    /// <param name="step">Bytes of one pixel, at least one.</param>
    public static void Undo(byte kind, ReadOnlySpan<byte> coded, ReadOnlySpan<byte> above, Span<byte> plain, int step)
    {
        for (var i = 0; i < coded.Length; i++)
        {
            var left = i >= step ? plain[i - step] : 0;
            var up = above.IsEmpty ? 0 : above[i];
            var corner = i >= step && !above.IsEmpty ? above[i - step] : 0;
            plain[i] = (byte)(
                coded[i]
                + kind switch
                {
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => 0,
                }
            );
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left
            : b <= c ? up
            : corner;
    }
}
