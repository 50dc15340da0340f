namespace IsoDienTu.Bpmn.Expressions;

/// <summary>An expression cannot be read or worked out. Becomes a finding when a diagram is read and an incident when it runs.</summary>
internal sealed class ExpressionError(int? position, string vi, string en) : Exception(position is null ? en : $"at sign {position}: {en}")
{
    public string Vietnamese { get; } = position is null ? vi : $"tại ký tự {position}: {vi}";
}
