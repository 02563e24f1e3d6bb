package io.quotaexchange.writeoff;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.construction.ConstructionAccount;
import io.quotaexchange.construction.ConstructionProject;
import io.quotaexchange.construction.OccupiedLand;
import io.quotaexchange.construction.SupplementMode;
import io.quotaexchange.ledger.JournalEntry;
import io.quotaexchange.platform.print.Cell;
import io.quotaexchange.platform.print.Sheet;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** How a slip (核销单) looks. The same write-off gives the same bytes. Clause: M13-04.5. */
final class SlipSheet {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final int MU_A_HECTARE = 15;

    private SlipSheet() {}

    static byte[] pdf(ConstructionAccount account, WriteOff writeOff, JournalEntry entry, String county) {
        try (Sheet sheet = new Sheet("补充耕地指标核销单 " + writeOff.id(), entry.recordedAt())) {
            sheet.heading("补充耕地指标核销单", 20)
                    .heading("Write-off of supplementary farmland indicators", 10)
                    .space(6)
                    .ends("核销单号：" + writeOff.id(), "核销日期：" + writeOff.on());
            project(sheet, account, writeOff, county);
            lands(sheet, account);
            indicators(sheet, account, writeOff);
            people(sheet, writeOff);
            journal(sheet, entry);
            return sheet.pdf();
        }
    }

    private static void project(Sheet sheet, ConstructionAccount account, WriteOff writeOff, String county) {
        ConstructionProject project = account.project();
        sheet.row(
                Cell.label("县（市、区）", 3),
                Cell.text(county + "（" + project.county() + "）", 6),
                Cell.label("项目编号", 3),
                Cell.text(project.id(), 6));
        sheet.row(Cell.label("建设项目", 3), Cell.text((project.nameZh() + "　" + project.nameEn()).strip(), 15));
        sheet.row(
                Cell.label("项目类别", 3),
                Cell.text(project.sort().zh(), 6),
                Cell.label("用地形式", 3),
                Cell.text(project.form().zh(), 6));
        sheet.row(
                Cell.label("补充方式", 3),
                Cell.text(project.mode().zh() + (project.combination().isEmpty() ? "" : "，补改结合"), 6),
                Cell.label("耕地开垦费", 3),
                Cell.text(fee(account), 6));
        sheet.row(Cell.label("核销方式", 3), Cell.text(way(writeOff), 15));
    }

    private static String fee(ConstructionAccount account) {
        return account.project().mode() == SupplementMode.SELF
                ? "自行补充，不缴"
                : "应缴 " + Money.ofFen(account.feeFen()).yuan() + " 元，已缴足";
    }

    private static String way(WriteOff writeOff) {
        if (writeOff.kind() == ActKind.WRITE_OFF) {
            return "从本县储备库核销（M13-04.5）";
        }
        return writeOff.automatic() ? "承诺到期，自动核销（M13-04.7）" : "承诺兑现（M13-04.7、Z10-10.3）";
    }

    private static void lands(Sheet sheet, ConstructionAccount account) {
        sheet.section("占用耕地");
        sheet.row(
                Cell.label("序号", 2),
                Cell.label("地类", 3),
                Cell.label("等别", 2),
                Cell.label("保护类型", 5),
                Cell.label("面积（公顷）", 4),
                Cell.label("面积（亩）", 4));
        List<OccupiedLand> lands = account.project().lands();
        for (int i = 0; i < lands.size(); i++) {
            OccupiedLand land = lands.get(i);
            sheet.row(
                    Cell.centred(Integer.toString(i + 1), 2),
                    Cell.centred(land.land().zh(), 3),
                    Cell.centred(land.grade() + " 等", 2),
                    Cell.centred(land.zone().zh(), 5),
                    Cell.amount(hectares(land.area()), 4),
                    Cell.amount(mu(land.area()), 4));
        }
    }

    private static void indicators(Sheet sheet, ConstructionAccount account, WriteOff writeOff) {
        sheet.section("核销指标（三类指标分别核销，M13-00.2）");
        sheet.row(
                Cell.label("指标", 3),
                Cell.label("应补", 6),
                Cell.label("核销", 6),
                Cell.label("折亩", 5),
                Cell.label("依据", 5));
        for (IndicatorKind indicator : IndicatorKind.values()) {
            long amount = writeOff.amounts().get(indicator);
            sheet.row(
                    Cell.centred(name(indicator), 3),
                    Cell.amount(amount(indicator, account.need().get(indicator)), 6),
                    Cell.amount(amount(indicator, amount), 6),
                    Cell.amount(indicator.isArea() ? mu(amount) + " 亩" : "—", 5),
                    Cell.centred("M13-04.5", 5));
        }
    }

    private static String name(IndicatorKind indicator) {
        return switch (indicator) {
            case QUANTITY -> "数量";
            case CAPACITY -> "产能";
            case PADDY -> "水田";
        };
    }

    private static String amount(IndicatorKind indicator, long amount) {
        return indicator.printAmount(amount) + (indicator.isArea() ? " 公顷" : " 公斤");
    }

    private static String hectares(long squareMetres) {
        return IndicatorKind.QUANTITY.printAmount(squareMetres);
    }

    /** 1 ha is 15 mu: ten-thousandths of a mu are m² × 15. */
    private static String mu(long squareMetres) {
        return IndicatorKind.QUANTITY.printAmount(Math.multiplyExact(squareMetres, MU_A_HECTARE));
    }

    private static void people(Sheet sheet, WriteOff writeOff) {
        sheet.space(14);
        sheet.row(
                Cell.label("经办人", 3),
                Cell.text(writeOff.maker(), 6),
                Cell.label("审核人", 3),
                Cell.text(writeOff.approver(), 6));
    }

    private static void journal(Sheet sheet, JournalEntry entry) {
        sheet.row(
                Cell.label("记账序号", 3),
                Cell.text(Long.toString(entry.sequence()), 6),
                Cell.label("记账时间", 3),
                Cell.text(TIME.format(entry.recordedAt()), 6));
        sheet.row(Cell.label("校验值", 3), Cell.text(entry.hash().toString(), 15));
        sheet.space(6);
        sheet.paragraph("本单随用地一并报批（M13-04.5）。校验值为账本该笔记账的 SM3 链式摘要：在公开的账本或导出档案中按记账序号查得的摘要与此一致，即为真实。");
        sheet.paragraph(
                "To check this slip, look up the journal's entry with this number, in public or in an export: its SM3 hash must be"
                        + " the one above.");
    }
}
