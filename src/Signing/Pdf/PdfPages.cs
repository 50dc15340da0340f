namespace IsoDienTu.Signing.Pdf;

/// <summary>A page as it is shown.</summary>
/// <param name="Reference">Its object.</param>
/// <param name="Dict">Its own entries.</param>
/// <param name="Left">Left edge of what is shown, in the page's own points.</param>
/// <param name="Bottom">Lower edge.</param>
/// <param name="Width">Width before turning.</param>
/// <param name="Height">Height before turning.</param>
/// <param name="Turn">0, 90, 180 or 270 degrees clockwise.</param>
internal sealed record PdfPage(PdfRef Reference, PdfDict Dict, double Left, double Bottom, double Width, double Height, int Turn)
{
    /// <summary>Width as shown.</summary>
    public double ShownWidth => Turn % 180 == 0 ? Width : Height;

    /// <summary>Height as shown.</summary>
    public double ShownHeight => Turn % 180 == 0 ? Height : Width;
}

/// <summary>Walks the tree of pages; a loop or an endless tree ends in a refusal.</summary>
internal static class PdfPages
{
    private const int MostNodes = 200_000;

    /// <summary>The pages in order.</summary>
    public static IEnumerable<PdfPage> All(PdfFile file)
    {
        var root = file.Catalog["Pages"] as PdfRef ?? throw Damaged("the pages are no object of their own");
        var seen = new HashSet<int>();
        var waiting = new Stack<(PdfRef Node, PdfDict Inherited, int Depth)>([(root, PdfDict.Empty, 0)]);
        while (waiting.TryPop(out var at))
        {
            file.Spend(64);
            if (!seen.Add(at.Node.Number) || at.Depth > PdfBudget.MostDepth || seen.Count > MostNodes)
            {
                throw Damaged("the tree of pages has no end");
            }

            var dict = file.Dict(at.Node) ?? throw Damaged("a page is no dictionary");
            var inherited = at.Inherited;
            foreach (var key in (string[])["MediaBox", "CropBox", "Rotate"])
            {
                inherited = dict[key] is { } own ? inherited.With(key, own) : inherited;
            }

            if (file.Array(dict["Kids"]) is not { } kids)
            {
                yield return Page(file, at.Node, dict, inherited);
                continue;
            }

            foreach (var kid in kids.Items.Reverse())
            {
                waiting.Push((kid as PdfRef ?? throw Damaged("a page is no object of its own"), inherited, at.Depth + 1));
            }
        }
    }

    /// <summary>The page of a number from 1; from -1 backwards.</summary>
    public static PdfPage Find(PdfFile file, int number)
    {
        var pages = number < 0 ? [.. All(file)] : All(file).Take(number).ToList();
        var index = number < 0 ? pages.Count + number : number - 1;
        return number != 0 && index >= 0 && index < pages.Count
            ? pages[index]
            : throw new PdfRefusedException(PdfRefusal.NoSuchPage, $"there is no page {number}");
    }

    private static PdfPage Page(PdfFile file, PdfRef reference, PdfDict dict, PdfDict inherited)
    {
        var media = Box(file, inherited["MediaBox"]) ?? (0, 0, 595.28, 841.89);
        var box = Box(file, inherited["CropBox"]) is { } crop ? Cut(crop, media) : media;
        var turn = (int)((((file.Whole(inherited["Rotate"]) ?? 0) % 360) + 360) % 360);
        return new PdfPage(reference, dict, box.X1, box.Y1, box.X2 - box.X1, box.Y2 - box.Y1, turn % 90 == 0 ? turn : 0);
    }

    private static (double X1, double Y1, double X2, double Y2)? Box(PdfFile file, PdfValue? value)
    {
        if (file.Array(value)?.Items.Select(i => file.Number(i)).ToArray() is not [{ } a, { } b, { } c, { } d])
        {
            return null;
        }

        var box = (Math.Min(a, c), Math.Min(b, d), Math.Max(a, c), Math.Max(b, d));
        return box.Item3 - box.Item1 > 1 && box.Item4 - box.Item2 > 1 ? box : null;
    }

    private static (double X1, double Y1, double X2, double Y2) Cut(
        (double X1, double Y1, double X2, double Y2) a,
        (double X1, double Y1, double X2, double Y2) b
    )
    {
        var cut = (Math.Max(a.X1, b.X1), Math.Max(a.Y1, b.Y1), Math.Min(a.X2, b.X2), Math.Min(a.Y2, b.Y2));
        return cut.Item3 - cut.Item1 > 1 && cut.Item4 - cut.Item2 > 1 ? cut : b;
    }

    private static PdfRefusedException Damaged(string what) => new(PdfRefusal.Damaged, what);
}
