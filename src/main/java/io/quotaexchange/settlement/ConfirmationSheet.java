package io.quotaexchange.settlement;

import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.platform.print.Cell;
import io.quotaexchange.platform.print.Sheet;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.AwardJson;
import io.quotaexchange.round.Order;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;

/** How a confirmation of a deal (成交确认书) looks. The same deal gives the same bytes. Clause: Z10-08.1. */
final class ConfirmationSheet {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final int MU_A_HECTARE = 15;

    private ConfirmationSheet() {}

    /** @param names of counties, by code */
    static byte[] pdf(AwardFile file, Confirmation confirmation, UnaryOperator<String> names) {
        Award award = file.award();
        try (Sheet sheet =
                new Sheet("补充耕地指标成交确认书 " + award.id(), confirmation.seal().sealedAt())) {
            sheet.heading("补充耕地指标成交确认书", 20)
                    .heading("Confirmation of a transfer of supplementary farmland indicators", 10)
                    .space(6)
                    .ends("成交编号：" + award.id(), "成交时间：" + TIME.format(file.awardedAt()));
            deal(sheet, file, names);
            side(sheet, file, Step.SELLER_CONFIRMED, "调出方确认");
            side(sheet, file, Step.BUYER_CONFIRMED, "调入方确认");
            seal(sheet, file, confirmation);
            return sheet.pdf();
        }
    }

    private static void deal(Sheet sheet, AwardFile file, UnaryOperator<String> names) {
        Award award = file.award();
        boolean area = award.indicator().isArea();
        sheet.row(
                Cell.label("场次", 3),
                Cell.text(file.origin().nameZh(), 6),
                Cell.label("阶段", 3),
                Cell.text(file.origin().stageZh(), 6));
        sheet.row(
                Cell.label("调出方", 3),
                Cell.text(names.apply(award.seller()) + "（" + award.seller() + "）", 6),
                Cell.label("调入方", 3),
                Cell.text(names.apply(award.buyer()) + "（" + award.buyer() + "）", 6));
        if (file.origin().order().orElse(null) instanceof Order.Request request) {
            sheet.row(Cell.label("建设项目", 3), Cell.text((request.projectZh() + "　" + request.projectEn()).strip(), 15));
        }
        sheet.row(
                Cell.label("指标", 3),
                Cell.text(name(award.indicator()), 6),
                Cell.label("数量", 3),
                Cell.amount(award.indicator().printAmount(award.amount()) + (area ? " 公顷" : " 公斤"), 6));
        sheet.row(
                Cell.label("单价", 3),
                Cell.amount(UnitPrice.ofFen(award.priceFen()).yuan() + (area ? " 元/亩" : " 元/公斤"), 6),
                Cell.label(area ? "折亩" : "", 3),
                Cell.amount(
                        area
                                ? award.indicator().printAmount(Math.multiplyExact(award.amount(), MU_A_HECTARE)) + " 亩"
                                : "",
                        6));
        sheet.row(
                Cell.label("成交价款", 3),
                Cell.amount(Money.ofFen(award.valueFen()).yuan() + " 元", 6),
                Cell.label("结对县", 3),
                Cell.text(award.paired() ? "是（Z10-21.1）" : "否", 6));
        sheet.row(
                Cell.label("确认期限", 3),
                Cell.text(file.deadlines().confirmBy().toString(), 6),
                Cell.label("付款期限", 3),
                Cell.text(file.deadlines().payBy().toString(), 6));
    }

    private static String name(IndicatorKind indicator) {
        return switch (indicator) {
            case QUANTITY -> "数量指标";
            case CAPACITY -> "粮食产能指标";
            case PADDY -> "水田指标";
        };
    }

    private static void side(Sheet sheet, AwardFile file, Step step, String label) {
        AwardSteps.Taken taken = file.steps().stream()
                .filter(one -> one.step() == step)
                .findFirst()
                .orElseThrow();
        sheet.section(label);
        sheet.row(
                Cell.label("经办人", 3),
                Cell.text(taken.maker(), 6),
                Cell.label("审核人", 3),
                Cell.text(taken.approver(), 6));
        sheet.row(Cell.label("确认时间", 3), Cell.text(time(taken.recordedAt()), 15));
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static void seal(Sheet sheet, AwardFile file, Confirmation confirmation) {
        Award award = file.award();
        sheet.section("平台签章（SM2）");
        sheet.row(
                Cell.label("成交摘要", 3), Cell.text(Sm3.hex(AwardJson.write(award).encode()), 15));
        sheet.row(Cell.label("算例摘要", 3), Cell.text(award.caseDigest(), 15));
        sheet.row(Cell.label("结果摘要", 3), Cell.text(award.resultDigest(), 15));
        sheet.row(Cell.label("签章时间", 3), Cell.text(time(confirmation.seal().sealedAt()), 15));
        sheet.row(Cell.label("公钥编号", 3), Cell.text(confirmation.seal().key(), 15));
        sheet.row(Cell.label("签名值", 3), Cell.text(confirmation.seal().signature(), 15));
        sheet.space(6);
        sheet.paragraph("本书经调出、调入双方确认后由平台以 SM2 签章。公钥在平台公示页公布；导出档案的 confirmations.jsonl 载有同一签名，离线核验程序逐一验证。");
        sheet.paragraph(
                "Sealed by the exchange with SM2 after both sides confirmed. The public key is on the disclosure page; the export's"
                        + " confirmations.jsonl carries the same signature, which the offline verifier checks.");
    }
}
