namespace IsoDienTu.Signing;

/// <summary>Marker of the module's texts; English stands in <c>Texts.en.resx</c>.</summary>
public sealed class Texts;
