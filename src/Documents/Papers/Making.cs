namespace IsoDienTu.Documents.Papers;

/// <summary>How far the making of a file is, for the partial <c>/Pages/Documents/Papers/_Making.cshtml</c>.</summary>
/// <param name="Here">The address that hands the file out when it is ready.</param>
/// <param name="Refused">Why it cannot be made; null while it is being made, or when it is ready.</param>
/// <param name="Print">Where it can be printed from the page instead; null where it cannot.</param>
internal sealed record Making(string Here, bool IsReady, string? Refused, string? Print = null);
