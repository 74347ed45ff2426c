/* reasons.c - why something was refused, in words. */
#include "model/reasons.h"

#include <errno.h>

static const struct {
    int error; /* 0: no error of the system */
    Text zh, en;
} reasons[] = {
    { ENOENT, TEXT("文件夹不存在"), TEXT("there is no such folder") },
    { EACCES, TEXT("没有权限"), TEXT("permission denied") },
    { EPERM, TEXT("不允许"), TEXT("not permitted") },
    { EISDIR, TEXT("是文件夹"), TEXT("it is a folder") },
    { ENOTDIR, TEXT("路径中有一段不是文件夹"), TEXT("part of the path is no folder") },
    { ELOOP, TEXT("链接指向自身"), TEXT("the link leads back to itself") },
    { ENAMETOOLONG, TEXT("路径太长"), TEXT("the path is too long") },
    { EMFILE, TEXT("打开的文件太多"), TEXT("too many open files") },
    { ENFILE, TEXT("打开的文件太多"), TEXT("too many open files") },
    { ENXIO, TEXT("没有这个设备"), TEXT("no such device") },
    { ENODEV, TEXT("没有这个设备"), TEXT("no such device") },
    { EROFS, TEXT("只读的磁盘"), TEXT("the disk is read-only") },
    { ENOSPC, TEXT("磁盘已满"), TEXT("the disk is full") },
    { EDQUOT, TEXT("磁盘配额已满"), TEXT("the disk quota is used up") },
    { EFBIG, TEXT("文件太大"), TEXT("the file is too large") },
    { EPIPE, TEXT("接收方已关闭"), TEXT("the receiver has closed") },
    { EIO, TEXT("读写出错"), TEXT("input/output error") },
    { ESTALE, TEXT("网络文件已失效"), TEXT("the network file is gone") },
    { ELIBACC, TEXT("没有安装 libxlsxwriter"), TEXT("libxlsxwriter is not installed") },
    { 0, TEXT("文件夹链接绕回自身"), REASON_LOOP },
    { 0, TEXT("这个磁盘不能安全地共用（是网络盘吗？）"), REASON_NO_WAL },
    { 0, TEXT("被改动或移动过"), REASON_ROW_ALTERED },
    { 0, TEXT("缺少这一条"), REASON_ROW_MISSING },
    /* what bytes that are no text look like */
    { 0, TEXT("二进制数据"), TEXT("binary data") },
    { 0, TEXT("压缩包或 Word、Excel 文档（DOCX、XLSX、ZIP）"), TEXT("a DOCX, XLSX or ZIP file") },
    { 0, TEXT("旧版 Word、Excel 文档（DOC、XLS）"), TEXT("a DOC or XLS file") },
    /* why a file of a foreign format was given up */
    { 0, TEXT("读它的程序出错退出"), TEXT("its reader failed") },
    { 0, TEXT("里面是空的"), TEXT("it is empty") },
    { 0, TEXT("用时太长"), TEXT("time") },
    { 0, TEXT("占用内存太多"), TEXT("memory") },
    { 0, TEXT("用时太长或占用内存太多"), TEXT("time or memory") },
    { 0, TEXT("压缩包里的压缩包套得太深"), TEXT("archives inside archives") },
    { 0, TEXT("压缩包里的东西太多"), TEXT("too much in an archive") },
    { 0, TEXT("文字或单元格太多"), TEXT("too much text or too many cells") },
    { 0, TEXT("嵌套太深"), TEXT("how deep its parts are nested") },
    { 0, TEXT("里面的文件太多"), TEXT("how many files it holds") },
    { 0, TEXT("展开后太大"), TEXT("what it unpacks to") },
    { 0, TEXT("XML 中有实体声明"), TEXT("entities in its XML") },
    { 0, TEXT("里面的 XML 已损坏"), TEXT("its XML is damaged") },
    { 0, TEXT("压缩包已损坏"), TEXT("the archive is damaged") },
    { 0, TEXT("里面没有正文"), TEXT("its text is missing") },
    { 0, TEXT("里面缺少一份文档"), TEXT("a document of it is missing") },
    { 0, TEXT("开头不像工作簿"), TEXT("it does not begin as a workbook") },
    { 0, TEXT("是 Excel 4 或更早的格式"), TEXT("it is of Excel 4 or before") },
    { 0, TEXT("是 Word 95 或更早的格式"), TEXT("it is of Word 95 or before") },
    { 0, TEXT("没有指明里面的文档"), TEXT("it names no document") },
    { 0, TEXT("目录已损坏"), TEXT("its directory is damaged") },
    { 0, TEXT("文件头已损坏"), TEXT("its header is damaged") },
    { 0, TEXT("正文的分段表已损坏"), TEXT("its list of pieces is damaged") },
    { 0, TEXT("无法启动别的程序"), TEXT("no other program could be started") },
    { 0, TEXT("pdftotext 读不懂"), TEXT("pdftotext cannot make sense of it") },
    { 0, TEXT("tesseract 打不开图片"), TEXT("tesseract cannot open the picture") },
    { 0, TEXT("扫描页太多"), TEXT("too many scanned pages") },
    { 0, TEXT("文字太多"), TEXT("too much text") },
};

static const struct {
    Text zh, en;
} unknown = { TEXT("系统拒绝"), TEXT("the system refused") };

Text reason_of(int error)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (error && reasons[i].error == error)
            return reasons[i].en;
    }
    return unknown.en;
}

Text reason_in(Text reason, Language language)
{
    if (language == LANGUAGE_EN)
        return reason;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (text_equal(reasons[i].en, reason))
            return reasons[i].zh;
    }
    return text_equal(unknown.en, reason) ? unknown.zh : reason;
}
