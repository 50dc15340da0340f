using System.ComponentModel.DataAnnotations;

namespace IsoDienTu.Access.Delegations;

/// <summary>An absence or authority as it is entered, by page or call.</summary>
internal sealed class DelegationInput
{
    /// <summary>Who is away or lends the authority; null for oneself.</summary>
    public Guid? PersonId { get; set; }
    public bool IsAway { get; set; } = true;
    public Guid? SubstituteId { get; set; }
    public SignatureForm? Form { get; set; }

    [MaxLength(100, ErrorMessage = "Số văn bản dài nhất 100 ký tự.")]
    public string? Decision { get; set; }
    public DateOnly? DecidedOn { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public List<Guid> Posts { get; set; } = [];
    public List<string> Powers { get; set; } = [];
    public List<string> Processes { get; set; } = [];
}
