namespace IsoDienTu.Organisation;

/// <summary>What a step may ask of a post besides its work, so that it can be lent by itself: to receive, to review, to sign.</summary>
public static class Powers
{
    public const string Receive = "receive";
    public const string Review = "review";
    public const string Sign = "sign";

    public static IReadOnlyList<string> All { get; } = [Receive, Review, Sign];

    public static bool Has(string? code) => code is Receive or Review or Sign;
}
