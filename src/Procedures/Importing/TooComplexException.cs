namespace IsoDienTu.Procedures.Importing;

/// <summary>A file passes the limits within which it can be read safely.</summary>
internal sealed class TooComplexException : Exception;
