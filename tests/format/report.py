"""The report of an invented county, and its writers: plain text, flat ODF for LibreOffice to convert, OFD.

    report.py txt|fodt|ofd-lines|ofd-glyphs OUT          the report
    report.py ofd-scan OUT PICTURE                       the picture as the only page of an ofd
    report.py FORM OUT TEXT                              any plain text in that form, a line a paragraph
"""
import sys
import zipfile
from xml.sax.saxutils import escape

# kind, text; a table: rows of (text, columns, rows), None where a cell above covers the place
REPORT = [
    ("title", "云坞县2023年妇女儿童工作总结"),
    ("p", "2023年，云坞县妇女儿童工作委员会在县委、县政府的领导下，围绕两个规划的目标任务，统筹推进各项工作，取得了较好成效。现将全年工作总结如下："),
    ("h1", "一、基本情况"),
    ("p", "全县辖12个乡镇、3个街道、186个行政村。2023年末，全县常住人口41.26万人，其中女性20.13万人，占48.8%；0至17岁儿童8.34万人。"),
    ("h1", "二、主要工作"),
    ("h2", "（一）关爱儿童"),
    ("p", "全县登记留守儿童1264名、困境儿童318名，结对帮扶1180名，结对率93.4%。全年开展走访慰问46次，慰问留守儿童240名，每名500元，共计12万元。"),
    ("p", "建成儿童之家152所，其中当年新建18所，覆盖率达到81.7%，比上年提高9.6个百分点。", "儿童之家的数据由各乡镇报送，截至2023年12月31日。"),
    ("p", "举办家庭教育讲座124场，参加家长1.86万人次，发放《家庭教育指导手册》近6000余份。"),
    ("h2", "（二）妇女健康"),
    ("p", "为3.26万名妇女免费开展“两癌”检查，完成年度任务的108.7%，检出宫颈癌前病变86例，救助患病妇女42名，发放救助金42万元。"),
    ("p", "孕产妇系统管理率96.35%，婴儿死亡率2.87‰，住院分娩率100%。投入卫生经费1,250.5万元，比上年增加180.3万元，增长16.8%。"),
    ("h2", "（三）权益维护"),
    ("p", "全年接待妇女来信来访126件次，办结124件，办结率98.4%。为妇女提供法律援助215件，受援妇女230人，挽回经济损失近300万元。"),
    ("p", "举办普法讲座38场，受教育群众超过1.2万人次。县人民法院发出人身安全保护令15份，全部得到执行。"),
    ("h2", "（四）就业创业"),
    ("p", "举办各类技能培训班46期，培训妇女3268人次，其中农村妇女1874人次，培训合格率97.6%；帮助1026名妇女实现就业。"),
    ("p", "发放妇女创业担保贷款2860万元，扶持创业妇女315人，带动就业1500余人。评选“巾帼示范基地”8个，每个奖补3万元，共24万元。"),
    ("h1", "三、分乡镇情况"),
    ("p", "重点乡镇留守儿童关爱和经费投入情况见下表。"),
    ("table", [
        [("乡镇", 1, 2), ("留守儿童（名）", 2, 1), None, ("儿童之家（所）", 1, 2), ("投入（万元）", 1, 2)],
        [None, ("男", 1, 1), ("女", 1, 1), None, None],
        [("松溪镇", 1, 1), ("120", 1, 1), ("98", 1, 1), ("14", 1, 1), ("12.5", 1, 1)],
        [("白石乡", 1, 1), ("86", 1, 1), ("75", 1, 1), ("9", 1, 1), ("8.06", 1, 1)],
        [("青浦镇", 1, 1), ("143", 1, 1), ("131", 1, 1), ("17", 1, 1), ("15.4", 1, 1)],
        [("合计", 1, 1), ("349", 1, 1), ("304", 1, 1), ("40", 1, 1), ("35.96", 1, 1)],
    ]),
    ("h1", "四、存在问题"),
    ("p", "一是经费投入仍然不足，人均妇女儿童工作经费只有1.3元；二是基层力量薄弱，12个乡镇中有4个没有专职工作人员；三是儿童之家使用率偏低，约有20%的儿童之家每月开放不足4次。"),
    ("h1", "五、2024年工作打算"),
    ("p", "2024年，计划新建儿童之家20所，培训妇女3500人次，“两癌”检查覆盖3.5万人；力争结对帮扶率达到95%以上，孕产妇系统管理率保持在96%以上。"),
    ("p", "县财政拟安排专项经费200万元，用于困境儿童救助和妇女技能培训，比2023年增加50万元。"),
    ("right", "云坞县妇女儿童工作委员会办公室"),
    ("right", "2024年1月8日"),
]


def plain(blocks):
    lines = []
    for kind, text, *notes in blocks:
        if kind == "table":
            above = {}
            for row in text:
                cells = []
                for column, cell in enumerate(row):
                    if cell:
                        for i in range(cell[1]):
                            above[column + i] = cell[0]
                    cells.append(above[column])
                lines.append("\t".join(cells))
        else:
            lines.append(text)
            lines.extend(notes)
    return "\n".join(lines) + "\n"


# ---- flat ODF ----------------------------------------------------------------------

FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'Noto Serif CJK SC'"/></office:font-face-decls>
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:line-height="28pt"/>
<style:text-properties style:font-name="F" style:font-name-asian="F" fo:font-size="16pt" style:font-size-asian="16pt" fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/></style:style>
<style:style style:name="Body" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-indent="32pt" fo:text-align="justify"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center" fo:line-height="36pt"/><style:text-properties fo:font-size="22pt" style:font-size-asian="22pt"/></style:style>
<style:style style:name="Right" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Body" style:default-outline-level="1"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Body" style:default-outline-level="2"/>
<style:style style:name="Footnote" style:family="paragraph"><style:text-properties style:font-name="F" style:font-name-asian="F" fo:font-size="10pt" style:font-size-asian="10pt"/></style:style>
<style:style style:name="Cell" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center" fo:line-height="20pt"/><style:text-properties fo:font-size="12pt" style:font-size-asian="12pt"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" style:vertical-align="middle" fo:padding="2pt"/></style:style>
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="30mm" fo:margin-bottom="25mm" fo:margin-left="27mm" fo:margin-right="26mm"/>
<style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P">
<style:header><text:p text:style-name="Cell">云坞县妇儿工委 2023年度材料</text:p></style:header>
<style:footer><text:p text:style-name="Cell">— <text:page-number/> —</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>
%s
</office:text></office:body></office:document>
"""


def fodt_table(rows):
    out = ['<table:table><table:table-column table:number-columns-repeated="%d"/>' % len(rows[0])]
    covered = {}
    for y, row in enumerate(rows):
        out.append("<table:table-row>")
        for cell in row:
            if cell is None:
                out.append("<table:covered-table-cell/>")
                continue
            out.append('<table:table-cell table:style-name="C" table:number-columns-spanned="%d" table:number-rows-spanned="%d">'
                       '<text:p text:style-name="Cell">%s</text:p></table:table-cell>' % (cell[1], cell[2], escape(cell[0])))
        out.append("</table:table-row>")
    out.append("</table:table>")
    return "".join(out)


def fodt(blocks, out):
    body = []
    number = 0
    for kind, text, *notes in blocks:
        if kind == "table":
            body.append(fodt_table(text))
            continue
        words = escape(text)
        for note in notes:
            number += 1
            words += ('<text:note text:id="n%d" text:note-class="footnote"><text:note-citation>%d</text:note-citation>'
                      '<text:note-body><text:p text:style-name="Footnote">%s</text:p></text:note-body></text:note>' % (number, number, escape(note)))
        if kind in ("h1", "h2"):
            body.append('<text:h text:style-name="Heading_20_%s" text:outline-level="%s">%s</text:h>' % (kind[1], kind[1], words))
        else:
            style = {"title": "Title", "p": "Body", "right": "Right"}[kind]
            body.append('<text:p text:style-name="%s">%s</text:p>' % (style, words))
    with open(out, "w", encoding="utf-8") as file:
        file.write(FODT % "\n".join(body))


# ---- OFD ---------------------------------------------------------------------------

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 210.0, 297.0, 28.0, 37.0, 35.0
SIZE = 5.6  # millimetres: 16 points
PER_LINE = 27


def width_of(letter):
    return 1.0 if ord(letter) >= 0x2E80 or letter in "“”‘’—…·" else 0.5


def break_lines(text, size=PER_LINE, first=2):
    """Lines of a paragraph, as (indent, words). No line begins with a mark that closes, no number is parted."""
    lines, line, width = [], "", first
    units = []
    for letter in text:
        if units and (units[-1][-1] in "“（《" or letter in "，。；：、！？）”》%‰" or (units[-1][-1].isascii() and letter.isascii() and letter != " " and units[-1][-1] != " ")):
            units[-1] += letter
        else:
            units.append(letter)
    for unit in units:
        wide = sum(map(width_of, unit))
        if line and width + wide > size:
            lines.append((first if not lines else 0, line))
            line, width = "", 0
        line += unit
        width += wide
    if line:
        lines.append((first if not lines else 0, line))
    return lines


class Ofd:
    def __init__(self, glyphs):
        self.glyphs, self.pages, self.objects, self.notes, self.y, self.ids = glyphs, [], [], [], TOP, 100

    def identity(self):
        self.ids += 1
        return self.ids

    def put(self, x, y, text, size):
        """Words with their left top at x, y: one object a line with deltas, or one a letter."""
        advance = [round(width_of(letter) * size, 3) for letter in text]
        if self.glyphs:
            for letter, wide in zip(text, advance):
                if letter != " ":
                    self.objects.append('<ofd:TextObject ID="%d" Boundary="%.3f %.3f %.3f %.3f" Font="3" Size="%.3f"><ofd:TextCode X="0" Y="%.3f">%s</ofd:TextCode></ofd:TextObject>'
                                        % (self.identity(), x, y, wide, size, size, size * 0.85, escape(letter)))
                x += wide
            return
        deltas, i = [], 0
        while i < len(advance) - 1:  # as writers do: runs of equal deltas become "g COUNT DELTA"
            same = 1
            while i + same < len(advance) - 1 and advance[i + same] == advance[i]:
                same += 1
            deltas.append("g %d %g" % (same, advance[i]) if same > 2 else " ".join(["%g" % advance[i]] * same))
            i += same
        self.objects.append('<ofd:TextObject ID="%d" CTM="%.4f 0 0 %.4f 0 0" Boundary="%.3f %.3f %.3f %.3f" Font="3" Size="1"><ofd:TextCode X="0" Y="0.85"%s>%s</ofd:TextCode></ofd:TextObject>'
                            % (self.identity(), size, size, x, y, sum(advance), size,
                               ' DeltaX="%s"' % " ".join(self.scale(deltas, size)) if len(advance) > 1 else "", escape(text)))

    @staticmethod
    def scale(deltas, size):
        """Deltas in the space of letters of size 1, which the CTM makes larger."""
        for delta in deltas:
            words = delta.split()
            if words[0] == "g":
                yield "g %s %g" % (words[1], float(words[2]) / size)
            else:
                yield " ".join("%g" % (float(word) / size) for word in words)

    def room(self, height):
        if self.y + height > HEIGHT - BOTTOM:
            self.turn()

    def turn(self):
        for number, note in enumerate(self.notes):
            for indent, words in break_lines("①②③④"[number] + note, 40, 0):
                self.put(LEFT, HEIGHT - BOTTOM + 1 + 5 * number, words, 3.5)
        number = "— %d —" % (len(self.pages) + 1)
        self.put(WIDTH / 2 - 8, HEIGHT - 25, number, 4.9)
        self.pages.append("".join(self.objects))
        self.objects, self.notes, self.y = [], [], TOP

    def line(self, text, indent=0.0, size=SIZE, leading=9.9):
        self.room(leading)
        self.put(LEFT + indent, self.y, text, size)
        self.y += leading

    def table(self, rows):
        columns = len(rows[0])
        wide = (WIDTH - 2 * LEFT) / columns
        for row in rows:
            self.room(8)
            for column, cell in enumerate(row):
                if cell:
                    text = sum(map(width_of, cell[0])) * 4.2
                    self.put(LEFT + wide * (column + cell[1] / 2) - text / 2, self.y + (cell[2] - 1) * 4, cell[0], 4.2)
            self.y += 8

    def write(self, blocks, out):
        for kind, text, *notes in blocks:
            if kind == "table":
                self.table(text)
            elif kind == "title":
                self.line(text, (WIDTH - 2 * LEFT - sum(map(width_of, text)) * 7.8) / 2, 7.8, 14)
            elif kind == "right":
                self.line(text, WIDTH - 2 * LEFT - sum(map(width_of, text)) * SIZE)
            else:
                for indent, words in break_lines(text):
                    self.line(words, indent * SIZE)
            self.notes.extend(notes)
        self.turn()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            def add(name, text):
                file.writestr(zipfile.ZipInfo(name, (2024, 1, 8, 9, 0, 0)), '<?xml version="1.0" encoding="UTF-8"?>\n' + text, zipfile.ZIP_DEFLATED)
            add("OFD.xml", '<ofd:OFD %s Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>' % NS)
            pages = "".join('<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>' % (i + 1, i) for i in range(len(self.pages)))
            add("Doc_0/Document.xml", '<ofd:Document %s><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 %g %g</ofd:PhysicalBox></ofd:PageArea>'
                '<ofd:TemplatePage ID="90" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>%s</ofd:Pages></ofd:Document>' % (NS, WIDTH, HEIGHT, pages))
            add("Doc_0/Tpls/Tpl_0/Content.xml", '<ofd:Page %s><ofd:Content><ofd:Layer Type="Background" ID="91"><ofd:TextObject ID="92" Boundary="60 10 90 6" Font="3" Size="5"><ofd:TextCode X="0" Y="4.5">内部材料 999份</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>' % NS)
            for i, page in enumerate(self.pages):
                add("Doc_0/Pages/Page_%d/Content.xml" % i, '<ofd:Page %s><ofd:Template TemplateID="90" ZOrder="Background"/><ofd:Content><ofd:Layer Type="Body" ID="%d">%s</ofd:Layer></ofd:Content></ofd:Page>' % (NS, 50 + i, page))


def ofd_scan(picture, out):
    body = {
        "OFD.xml": '<ofd:OFD %s Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>' % NS,
        "Doc_0/Document.xml": '<ofd:Document %s><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 %g %g</ofd:PhysicalBox></ofd:PageArea>'
            '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>' % (NS, WIDTH, HEIGHT),
        "Doc_0/DocumentRes.xml": '<ofd:Res %s BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image" Format="PNG"><ofd:MediaFile>page.png</ofd:MediaFile>'
            '</ofd:MultiMedia></ofd:MultiMedias></ofd:Res>' % NS,
        "Doc_0/Pages/Page_0/Content.xml": '<ofd:Page %s><ofd:Content><ofd:Layer Type="Body" ID="2"><ofd:ImageObject ID="3" CTM="%g 0 0 %g 0 0" Boundary="0 0 %g %g" ResourceID="7"/>'
            '</ofd:Layer></ofd:Content></ofd:Page>' % (NS, WIDTH, HEIGHT, WIDTH, HEIGHT),
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in body.items():
            file.writestr(zipfile.ZipInfo(name, (2024, 1, 8, 9, 0, 0)), '<?xml version="1.0" encoding="UTF-8"?>\n' + text, zipfile.ZIP_DEFLATED)
        with open(picture, "rb") as bytes:
            file.writestr(zipfile.ZipInfo("Doc_0/Res/page.png", (2024, 1, 8, 9, 0, 0)), bytes.read())


def main():
    form, out = sys.argv[1:3]
    if form == "ofd-scan":
        ofd_scan(sys.argv[3], out)
        return
    blocks = REPORT
    if len(sys.argv) > 3:
        with open(sys.argv[3], encoding="utf-8") as file:
            blocks = [("p", line.strip()) for line in file if line.strip()]
    if form == "txt":
        with open(out, "w", encoding="utf-8") as file:
            file.write(plain(blocks))
    elif form == "fodt":
        fodt(blocks, out)
    else:
        Ofd(form == "ofd-glyphs").write(blocks, out)


main()
