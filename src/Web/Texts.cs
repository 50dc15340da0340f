namespace IsoDienTu.Web;

/// <summary>Marks where the layout's English texts live (Texts.en.resx); the Vietnamese source text stands in the pages.</summary>
public sealed class Texts;
