using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Scoring.Features.Attachments;
using Scoring.Features.Attachments.Content;
using Scoring.Features.Core;

namespace Scoring.Features.Tests.Attachments.Content;

/// <summary>A file is what its ending, its first bytes and its structure say together, or it is refused with the check's name.</summary>
public sealed class FileContentTests
{
    private static readonly string[] Everything = ["pdf", "picture", "office"];

    private string _folder = "";

    [SetUp]
    public void Make() => _folder = TemporaryFolder.New();

    [TearDown]
    public void Remove() => TemporaryFolder.Remove(_folder);

    private static IEnumerable<TestCaseData> Good =>
        [
            new TestCaseData("a.pdf", SampleFiles.Pdf(), FileType.Pdf),
            new TestCaseData("a.JPG", SampleFiles.Jpeg(), FileType.Jpeg),
            new TestCaseData("a.jpeg", SampleFiles.Jpeg(), FileType.Jpeg),
            new TestCaseData("a.png", SampleFiles.Png(), FileType.Png),
            new TestCaseData("a.webp", SampleFiles.Webp(), FileType.Webp),
            new TestCaseData("a.docx", SampleFiles.Docx(), FileType.Docx),
            new TestCaseData("a.xlsx", Workbook(), FileType.Xlsx),
        ];

    [TestCaseSource(nameof(Good))]
    public void A_file_of_each_type_is_kept(string name, byte[] bytes, FileType type)
    {
        var kept = Accept(name, bytes);
        kept.Type.ShouldBe(type);
        kept.Received.ShouldBe(Sha256(bytes));
        kept.Sha256.ShouldBe(Sha256(File.ReadAllBytes(kept.Path)));
        kept.Size.ShouldBe(new FileInfo(kept.Path).Length);
        kept.Remarks.ShouldBeEmpty();
        if (!type.IsPicture())
            kept.Sha256.ShouldBe(kept.Received, "a document is kept as it came");
    }

    [TestCase("a.pdf", "<html><script>alert(1)</script></html>", "file-signature")]
    [TestCase("a.pdf", " %PDF-1.7\nstartxref\n0\n%%EOF", "file-signature", Description = "not at byte 0")]
    [TestCase("a.pdf", "%PDF-html>", "file-signature", Description = "no version")]
    [TestCase("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "file-ending")]
    [TestCase("a.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "file-signature")]
    [TestCase("a.html", "<html>", "file-ending")]
    [TestCase("a.zip", "PK\u0003\u0004", "file-ending")]
    [TestCase("a.mp4", "ftyp", "file-ending")]
    [TestCase("a.docx", "PK\u0003\u0004 and no more", "file-damaged")]
    [TestCase("a", "%PDF-1.7", "file-ending")]
    [TestCase("a.pdf", "", "file-of-nothing")]
    [TestCase("a.pdf.exe", "MZ", "file-ending")]
    public void What_is_of_no_accepted_type_is_refused(string name, string text, string code) =>
        Refused(name, Encoding.Latin1.GetBytes(text)).ShouldBe(code);

    [Test]
    public void A_type_that_the_form_does_not_ask_for_is_refused() =>
        Should.Throw<RefusalException>(() => Accept("a.png", SampleFiles.Png(), ["pdf"])).Code.ShouldBe("file-ending");

    [Test]
    public void A_file_under_the_name_of_another_type_is_refused()
    {
        Refused("a.png", SampleFiles.Jpeg()).ShouldBe("file-signature");
        Refused("a.docx", Workbook()).ShouldBe("file-damaged");
        Refused("a.xlsx", SampleFiles.Docx()).ShouldBe("file-damaged");
        Refused("a.webp", [.. "RIFF\u0004\0\0\0WAVE"u8]).ShouldBe("file-signature");
    }

    [Test]
    public void A_pdf_must_end_where_it_says()
    {
        Refused("a.pdf", SampleFiles.Pdf()[..^7]).ShouldBe("file-pdf-end");
        Refused("a.pdf", [.. SampleFiles.Pdf(), .. "<script>alert(1)</script>"u8]).ShouldBe("file-pdf-end");
        Accept("a.pdf", [.. SampleFiles.Pdf(), .. "\r\n\0 "u8]).Type.ShouldBe(FileType.Pdf);
    }

    [Test]
    public void An_encrypted_pdf_is_refused_and_one_that_speaks_of_it_is_not()
    {
        Refused("a.pdf", SampleFiles.Pdf(trailer: "/Encrypt 9 0 R")).ShouldBe("file-pdf-locked");
        Refused("a.pdf", SampleFiles.Pdf(trailer: "/Enc#72ypt 9 0 R")).ShouldBe("file-pdf-locked");
        Accept("a.pdf", SampleFiles.Pdf("How /Encrypt works", "/Lang (/Encrypt \\) /JavaScript)")).Remarks.ShouldBeEmpty();
    }

    [TestCase("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")]
    [TestCase("/OpenAction << /S /J#61vaScript >>")]
    [TestCase("/Names << /EmbeddedFiles 9 0 R >>")]
    [TestCase("/AcroForm << /XFA [] >>")]
    [TestCase("/OpenAction << /S /Launch >>")]
    public void Scripts_in_a_pdf_are_remarked_on(string more) =>
        Accept("a.pdf", SampleFiles.Pdf(more: more)).Remarks.ShouldBe([AttachmentRemark.Scripts]);

    [Test]
    public void The_end_of_a_stream_is_found_wherever_it_falls_among_the_blocks_that_are_read()
    {
        var pdf = Latin1(SampleFiles.Pdf());
        var place = pdf.IndexOf("xref", StringComparison.Ordinal);
        for (var length = (1 << 16) - place - 64; length < (1 << 16) - place + 16; length++)
        {
            var filling = new string('e', length);
            var script = $"9 0 obj\n<< /Length {length} >>\nstream\n{filling}endstream\nendobj\n10 0 obj\n<< /JS (x) >>\nendobj\n";
            Accept("a.pdf", Encoding.Latin1.GetBytes(pdf.Insert(place, script))).Remarks.ShouldBe([AttachmentRemark.Scripts]);
        }
    }

    [Test]
    public void Packed_objects_are_looked_into()
    {
        Accept("a.pdf", WithObjects("<< /S /JavaScript >>", "/FlateDecode")).Remarks.ShouldBe([AttachmentRemark.Scripts]);
        Accept("a.pdf", WithObjects("<< /S /GoTo >>", "/FlateDecode")).Remarks.ShouldBeEmpty();
        Accept("a.pdf", WithObjects("<< /S /GoTo >>", "/LZWDecode")).Remarks.ShouldBe([AttachmentRemark.Unread]);
    }

    [TestCase("a.jpg", 6)]
    [TestCase("a.png", 3)]
    [TestCase("a.webp", 8)]
    public void A_picture_loses_what_it_says_of_its_taking_but_not_which_way_is_up(string name, int up)
    {
        byte[] bytes = name switch
        {
            "a.jpg" => SampleFiles.Jpeg(up),
            "a.png" => SampleFiles.Png(up),
            _ => SampleFiles.Webp(up),
        };
        Latin1(bytes).ShouldContain(SampleFiles.Place);
        var kept = Accept(name, bytes);
        kept.Received.ShouldNotBe(kept.Sha256);
        var copy = File.ReadAllBytes(kept.Path);
        Latin1(copy).ShouldNotContain(SampleFiles.Place);
        Latin1(copy).ShouldContain(Latin1(PictureCopy.ExifOf(up)));
        // What is upright already says nothing more of it; and a copy is a picture that is kept as it is.
        Latin1(
                File.ReadAllBytes(
                    Accept(
                        name,
                        name == "a.jpg" ? SampleFiles.Jpeg()
                            : name == "a.png" ? SampleFiles.Png()
                            : SampleFiles.Webp()
                    ).Path
                )
            )
            .ShouldNotContain("\u0001\u0012");
        var again = Accept(name, copy);
        again.Sha256.ShouldBe(again.Received);
    }

    [TestCase("a.jpg")]
    [TestCase("a.png")]
    [TestCase("a.webp")]
    public void What_follows_the_end_of_a_picture_is_cut_off(string name)
    {
        byte[] plain =
            name == "a.jpg" ? SampleFiles.Jpeg()
            : name == "a.png" ? SampleFiles.Png()
            : SampleFiles.Webp();
        var kept = Accept(name, [.. plain, .. "<html><script>alert(1)</script></html>"u8]);
        Latin1(File.ReadAllBytes(kept.Path)).ShouldNotContain("script");
    }

    [Test]
    public void A_picture_may_have_40_megapixels_and_no_more()
    {
        Accept("a.png", Sized(8000, 5000)).Type.ShouldBe(FileType.Png);
        Refused("a.png", Sized(8000, 5001)).ShouldBe("file-pixels");
        Refused("a.png", Sized(int.MaxValue, 2)).ShouldBe("file-pixels");
        Refused("a.png", Sized(0, 2)).ShouldBe("file-damaged");
        var jpeg = SampleFiles.Jpeg();
        var frame = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xC0]) + 5;
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame), 5000);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 2), 8000);
        Accept("a.jpg", jpeg).Type.ShouldBe(FileType.Jpeg);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame), 5001);
        Refused("a.jpg", jpeg).ShouldBe("file-pixels");
    }

    [Test]
    public void A_picture_whose_bytes_are_not_those_of_its_sum_is_refused()
    {
        var png = SampleFiles.Png();
        png[^20] ^= 1;
        Refused("a.png", png).ShouldBe("file-damaged");
    }

    [Test]
    public void Macros_passwords_and_bombs_in_office_files_are_refused()
    {
        Refused("a.docx", SampleFiles.Docx(("word/vbaProject.bin", "x"))).ShouldBe("file-macros");
        Refused("a.docx", SampleFiles.Docx(("word/ACTIVEX/activeX1.xml", "x"))).ShouldBe("file-macros");
        Refused("a.docx", SampleFiles.Docx(("word/activeX/activeX1.xml", "x"))).ShouldBe("file-macros");
        Refused(
                "a.docx",
                SampleFiles.Package(
                    (
                        "[Content_Types].xml",
                        "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"
                    ),
                    ("word/document.xml", "<x/>")
                )
            )
            .ShouldBe("file-macros");
        Refused("a.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).ShouldBe("file-office-locked");
        Refused("a.docx", SampleFiles.Docx(("word/media/a.txt", new string(' ', 16 << 20)))).ShouldBe("file-unpacked");
        Accept("a.docx", SampleFiles.Docx(("word/media/a.txt", new string(' ', 2 << 20)))).Type.ShouldBe(FileType.Docx);
        Refused("a.docx", SampleFiles.Docx(("word/document.xml", "<again/>"))).ShouldBe("file-damaged");
        Refused("a.docx", SampleFiles.Docx([.. Enumerable.Range(0, 2_000).Select(part => ($"word/{part}.xml", ""))]))
            .ShouldBe("file-unpacked");
        Refused(
                "a.docx",
                SampleFiles.Package(
                    ("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Types>&a;</Types>"),
                    ("word/document.xml", "<x/>")
                )
            )
            .ShouldBe("file-damaged");
    }

    [TestCaseSource(nameof(Good))]
    public void A_file_that_is_cut_anywhere_or_altered_anywhere_is_kept_or_refused(string name, byte[] bytes, FileType type)
    {
        FileTypes.OfName(name).ShouldBe(type);
        var random = new Random(18);
        for (var length = 0; length < bytes.Length; length += Math.Max(1, bytes.Length / 97))
            Tried(name, bytes[..length]);
        for (var round = 0; round < 200; round++)
        {
            var altered = bytes.ToArray();
            altered[random.Next(altered.Length)] = (byte)random.Next(256);
            altered[random.Next(altered.Length)] ^= (byte)(1 << random.Next(8));
            Tried(name, altered);
        }
    }

    // Anything but a refusal fails the test.
    private void Tried(string name, byte[] bytes)
    {
        try
        {
            Accept(name, bytes);
        }
        catch (RefusalException refusal)
        {
            refusal.Code.ShouldStartWith("file-");
        }
    }

    private string Refused(string name, byte[] bytes) => Should.Throw<RefusalException>(() => Accept(name, bytes)).Code;

    private AcceptedFile Accept(string name, byte[] bytes, string[]? groups = null)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, bytes);
        return FileContent.Accept(path, name, groups ?? Everything, path + ".copy");
    }

    private static byte[] Workbook() =>
        new RawWorkbook()
            .With(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/xl/workbook.xml\" "
                    + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"
            )
            .Bytes();

    private static byte[] WithObjects(string text, string filter)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(Encoding.Latin1.GetBytes(text));
        var pdf = Latin1(SampleFiles.Pdf());
        var stream =
            $"9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter {filter} /Length {packed.Length} >>\nstream\r\n"
            + $"{Latin1(packed.ToArray())}\nendstream\nendobj\n";
        return Encoding.Latin1.GetBytes(pdf.Insert(pdf.IndexOf("xref", StringComparison.Ordinal), stream));
    }

    private static byte[] Sized(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 6);
        return [.. SampleFiles.Png().AsSpan(0, 8), .. SampleFiles.Chunk("IHDR", header), .. SampleFiles.Png().AsSpan(33)];
    }

    private static string Latin1(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}
