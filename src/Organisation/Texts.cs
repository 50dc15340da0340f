namespace IsoDienTu.Organisation;

/// <summary>Marker of this module's texts; English stands in <c>Texts.en.resx</c>.</summary>
public sealed class Texts;
