namespace IsoDienTu.Organisation;

/// <summary>An agency to be set up. Optional texts may be empty.</summary>
public sealed record AgencyDraft
{
    /// <summary>Full name.</summary>
    public string Name { get; init; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>Identification code in any known form; stored in the form of QĐ 20/2020, another form becomes an alias.</summary>
    public string Code { get; init; } = "";

    /// <summary>Earlier codes that still must be found.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What sort of agency.</summary>
    public AgencyKind Kind { get; init; }

    /// <summary>Level of government.</summary>
    public AgencyLevel Level { get; init; }

    /// <summary>The agency above, or null.</summary>
    public int? ParentId { get; init; }

    /// <summary>Last part of the public address; made from the name when empty.</summary>
    public string Slug { get; init; } = "";

    /// <summary>Postal address.</summary>
    public string Address { get; init; } = "";

    /// <summary>Office telephone.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Office e-mail.</summary>
    public string Email { get; init; } = "";

    /// <summary>Office hours as WorkingTime writes them, e.g. <c>07:30-11:30,13:00-17:00</c>; empty for the province's.</summary>
    public string OfficeHours { get; init; } = "";

    /// <summary>Code of the administrative unit it governs or lies in: two digits a province, five a commune.</summary>
    public string AreaCode { get; init; } = "";

    /// <summary>Origins of its own web sites, parted by white space, e.g. <c>https://sotnmt.lamgiang.gov.vn</c>; only they may embed its pages. Empty: every site may.</summary>
    public string WebSites { get; init; } = "";

    /// <summary>Whether it must run a quality system, from <see cref="ValidFrom"/> on; null when nothing was decided.</summary>
    public QmsObligation? Obligation { get; init; }

    /// <summary>First day of existence in this form; null when unknown.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day; null while it exists.</summary>
    public DateOnly? ValidTo { get; init; }
}

/// <summary>A unit of the acting agency to be set up.</summary>
public sealed record UnitDraft
{
    /// <summary>Short code, unique in the agency; made from the name when empty.</summary>
    public string Code { get; init; } = "";

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>Sort of unit.</summary>
    public UnitKind Kind { get; init; } = UnitKind.Division;

    /// <summary>The unit above, or null.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; init; }

    /// <summary>Last day, or null.</summary>
    public DateOnly? ValidTo { get; init; }
}

/// <summary>A post of the acting agency to be set up.</summary>
public sealed record PostDraft
{
    /// <summary>Its unit.</summary>
    public Guid UnitId { get; init; }

    /// <summary>Short code, unique in the agency; made from unit and title when empty.</summary>
    public string Code { get; init; } = "";

    /// <summary>Title, e.g. "Phó Trưởng phòng".</summary>
    public string Title { get; init; } = "";

    /// <summary>English title.</summary>
    public string TitleEn { get; init; } = "";

    /// <summary>What its holder does in the flow of work.</summary>
    public PostKind Kind { get; init; } = PostKind.Specialist;

    /// <summary>Wordings under which procedures name it in "Trách nhiệm", parted by semicolons.</summary>
    public string StepRole { get; init; } = "";

    /// <summary>True when only one person may hold it at a time; null takes the kind's habit (heads one, others several).</summary>
    public bool? IsSingle { get; init; }

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; init; }

    /// <summary>Last day, or null.</summary>
    public DateOnly? ValidTo { get; init; }
}

/// <summary>A person kept by the acting agency.</summary>
public sealed record PersonDraft
{
    /// <summary>Full name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The agency's own number or account name for the person; empty when it has none.</summary>
    public string StaffCode { get; init; } = "";

    /// <summary>Office e-mail.</summary>
    public string Email { get; init; } = "";

    /// <summary>Office telephone.</summary>
    public string Phone { get; init; } = "";
}

/// <summary>A person put into a post of the acting agency.</summary>
public sealed record AppointmentDraft
{
    /// <summary>The post.</summary>
    public Guid PostId { get; init; }

    /// <summary>The person.</summary>
    public Guid PersonId { get; init; }

    /// <summary>How the post is held.</summary>
    public AppointmentKind Kind { get; init; } = AppointmentKind.Principal;

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; init; }

    /// <summary>Last day, or null.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Number of the decision.</summary>
    public string Decision { get; init; } = "";
}
