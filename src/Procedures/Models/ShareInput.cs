using System.Text.RegularExpressions;
using IsoDienTu.Kernel;

namespace IsoDienTu.Procedures.Models;

/// <summary>A parameter as typed.</summary>
internal sealed class ParameterInput
{
    public string? Words { get; set; }
    public string? Key { get; set; }
    public string? Label { get; set; }
    public string? Default { get; set; }
    public string? Example { get; set; }

    public static ParameterInput Of(ModelParameter parameter) =>
        new()
        {
            Words = parameter.Words,
            Key = parameter.Key,
            Label = parameter.Label,
            Default = parameter.Default,
            Example = parameter.Example,
        };
}

/// <summary>What the owner says when sharing an issue.</summary>
internal sealed partial class ShareInput
{
    public ModelAudience Audience { get; set; }
    public string? Note { get; set; }
    public DateOnly? DueOn { get; set; }
    public List<ParameterInput> Parameters { get; set; } = [];

    /// <exception cref="RuleException">A field breaks a rule.</exception>
    public (string? Note, DateOnly? DueOn, IReadOnlyList<ModelParameter> Parameters) Make(DateOnly today)
    {
        if (TypedText.Filled(Note) is { Length: > 1000 })
        {
            throw new RuleException(typeof(Texts), "procedures.model.note", "Lời nhắn dài nhất 1000 ký tự.", "Input.Note");
        }

        if (DueOn < today)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.model.due",
                "Ngày mong các cơ quan cập nhật không được trước hôm nay.",
                "Input.DueOn"
            );
        }

        return (TypedText.Filled(Note), DueOn, MakeParameters());
    }

    /// <summary>Rows in which nothing was typed are none.</summary>
    public IReadOnlyList<ModelParameter> MakeParameters()
    {
        var made = new List<ModelParameter>();
        for (var at = 0; at < Parameters.Count; at++)
        {
            var (words, key, label) = (
                TypedText.Line(Parameters[at].Words),
                TypedText.Line(Parameters[at].Key),
                TypedText.Line(Parameters[at].Label)
            );
            if (words.Length + key.Length + label.Length == 0)
            {
                continue;
            }

            if (words.Length is < 2 or > 200)
            {
                throw Refused(
                    "procedures.model.words",
                    "Ghi các chữ trong quy trình mà cơ quan khác sẽ thay, từ 2 đến 200 ký tự.",
                    at,
                    "Words"
                );
            }

            if (!KeyForm().IsMatch(key))
            {
                throw Refused(
                    "procedures.model.key",
                    "Tên tham số gồm chữ thường không dấu, số và gạch nối, ví dụ ten-phong; dài từ 2 đến 40 ký tự.",
                    at,
                    "Key"
                );
            }

            if (label.Length is < 2 or > 100)
            {
                throw Refused(
                    "procedures.model.label",
                    "Câu hỏi khi áp dụng dài từ 2 đến 100 ký tự, ví dụ «Tên phòng chuyên môn».",
                    at,
                    "Label"
                );
            }

            if (made.Exists(p => p.Words == words))
            {
                throw Refused("procedures.model.words_twice", "Các chữ này đã đứng ở một tham số khác.", at, "Words");
            }

            made.Add(new ModelParameter(key, label, words, Short(Parameters[at].Default), Short(Parameters[at].Example)));
        }

        return made;
    }

    private static string? Short(string? text) =>
        TypedText.Filled(TypedText.Line(text)) is { } line ? line[..Math.Min(line.Length, 200)] : null;

    private static RuleException Refused(string key, string sentence, int at, string field) =>
        new(typeof(Texts), key, sentence, $"Input.Parameters[{at}].{field}");

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$")]
    private static partial Regex KeyForm();
}
