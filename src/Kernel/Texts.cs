namespace IsoDienTu.Kernel;

/// <summary>Marker of Kernel's texts; English stands in <c>Texts.en.resx</c>.</summary>
public sealed class Texts;
