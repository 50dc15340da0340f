using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Layout;

/// <summary>
/// Draws procedures by lot, in the shape in which approved ones come: steps one after another over roles, decisions with several outcomes,
/// returns to earlier steps, skips, blocks of parallel steps, refusals with an end of their own. The same seed gives the same procedure.
/// </summary>
internal sealed class RandomProcedures
{
    private static readonly string[] Names =
    [
        "Tiếp nhận hồ sơ",
        "Phân công thụ lý",
        "Thẩm định hồ sơ, lập tờ trình kèm dự thảo văn bản trả lời tổ chức, cá nhân",
        "Ký duyệt",
        "Vào sổ văn bản, đóng dấu, chuyển kết quả cho Trung tâm Phục vụ hành chính công cấp tỉnh hoặc cấp xã để trả cho tổ chức, cá nhân",
        "Trả kết quả",
    ];
    private static readonly string[] Roles =
    [
        "Bộ phận tiếp nhận và trả kết quả của Sở tại Trung tâm Phục vụ hành chính công tỉnh",
        "Lãnh đạo Phòng",
        "Chuyên viên",
        "Lãnh đạo Sở",
        "Văn thư",
        "Các Sở, ban, ngành được xin ý kiến",
        "Văn phòng Ủy ban nhân dân tỉnh",
        "Chủ tịch Ủy ban nhân dân tỉnh",
        "Cơ quan thuế",
        "Chi nhánh Văn phòng đăng ký đất đai",
        "Hội đồng thẩm định",
        "Tổ chức, cá nhân",
    ];
    private static readonly string[] Labels =
    [
        "Hợp lệ",
        "Không đồng ý",
        "Hồ sơ chưa đầy đủ, yêu cầu bổ sung",
        "Từ chối",
        "Đạt",
        "Trường hợp phải lấy ý kiến của các cơ quan, đơn vị có liên quan bằng văn bản",
        "",
    ];

    private readonly Random _lot;
    private readonly DiagramBuilder _builder;
    private readonly Dictionary<string, string> _roleOf = [];
    private readonly int _roles;
    private int _count;

    private RandomProcedures(int seed, int? roles)
    {
        _lot = new Random(seed);
        _roles = roles ?? _lot.Next(1, 9);
        _builder = new DiagramBuilder($"{seed}", $"Quy trình số {seed}");
        foreach (var role in Roles.Take(_roles))
            _builder.Lane(role);
    }

    /// <param name="steps">How many steps at least; by lot between 6 and 30 when not given.</param>
    /// <param name="roles">How many lanes; by lot between 1 and 8 when not given.</param>
    public static Diagram Draw(int seed, int? steps = null, int? roles = null)
    {
        var procedure = new RandomProcedures(seed, roles);
        procedure.Fill(steps ?? procedure._lot.Next(6, 31));
        return procedure._builder.Build();
    }

    private void Fill(int steps)
    {
        var main = new List<string>();
        var last = Known(_builder.Start(Role(), _lot.Next(2) == 0 ? "Có hồ sơ nộp" : ""), Roles[0]);
        for (var step = 0; step < steps; step++)
        {
            last = _lot.NextDouble() switch
            {
                < 0.12 when steps - step > 3 => Block(last, ref step),
                < 0.22 when steps - step > 4 => Choice(last, ref step),
                _ => Next(last),
            };
            main.Add(last);
        }
        _builder.Flow(last, End(last, "Kết thúc"));
        for (var returns = _lot.Next(0, 11); returns > 0; returns--)
            Turn(main, back: true);
        for (var skips = _lot.Next(0, 4); skips > 0; skips--)
            Turn(main, back: false);
    }

    private string Next(string before)
    {
        var task = Task();
        _builder.Flow(before, task);
        return task;
    }

    // Two to four branches side by side, of equal or different roles, each one or two steps long.
    private string Block(string before, ref int step)
    {
        var fork = Known(_builder.ParallelGateway($"{++_count}", _roleOf[before]), _roleOf[before]);
        _builder.Flow(before, fork);
        var ends = new List<string>();
        for (var branch = _lot.Next(2, 5); branch > 0; branch--)
        {
            ends.Add(Next(fork));
            step++;
            if (_lot.Next(3) == 0)
                ends[^1] = Next(ends[^1]);
        }
        var join = Known(_builder.ParallelGateway($"{++_count}", _roleOf[fork]), _roleOf[fork]);
        ends.ForEach(e => _builder.Flow(e, join));
        return join;
    }

    // A decision: one outcome goes on; the others end, run through steps of their own, or meet the first again.
    private string Choice(string before, ref int step)
    {
        var gate = Gate(before, Label() is { Length: > 0 } question ? question + "?" : "");
        var on = Next(gate);
        for (var branch = _lot.Next(1, 4); branch > 0; branch--)
        {
            var other = Task();
            _builder.Flow(gate, other, $"o{branch}", Label());
            step++;
            if (_lot.Next(2) == 0)
                _builder.Flow(other, End(other, "Trả hồ sơ cho tổ chức, cá nhân"));
            else
                _builder.Flow(other, on = _lot.Next(2) == 0 ? Next(on) : Gate(on, ""));
        }
        return on;
    }

    private string Gate(string before, string question)
    {
        var gate = Known(_builder.ExclusiveGateway($"{++_count}", _roleOf[before], question), _roleOf[before]);
        _builder.Flow(before, gate);
        return gate;
    }

    private void Turn(List<string> main, bool back)
    {
        var (one, two) = (_lot.Next(main.Count), _lot.Next(main.Count));
        if (one == two && _lot.Next(4) > 0)
            return;
        var (early, late) = (main[Math.Min(one, two)], main[Math.Max(one, two)]);
        _builder.Flow(back ? late : early, back ? early : late, $"t{++_count}", Label());
    }

    private string Task()
    {
        var role = Role();
        var facts = new StepFacts($"{++_count}") { Term = _lot.Next(2) == 0 ? "0,5 ngày làm việc" : null };
        return Known(_builder.UserTask(facts, Names[_lot.Next(Names.Length)], role), role);
    }

    private string End(string before, string name) => Known(_builder.End(_roleOf[before], name), _roleOf[before]);

    private string Known(string id, string role)
    {
        _roleOf[id] = role;
        return id;
    }

    private string Role() => Roles[_lot.Next(_roles)];

    private string Label() => Labels[_lot.Next(Labels.Length)];
}
