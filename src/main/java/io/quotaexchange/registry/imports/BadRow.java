package io.quotaexchange.registry.imports;

/**
 * What is wrong with a line of a file.
 *
 * @param line from 1, the header is 1
 * @param column key of the column, empty where it is about the whole line
 * @param zh the sentence a Chinese reader sees, {@code en} the English one
 */
public record BadRow(int line, String column, String zh, String en) {
    static BadRow of(int line, ProjectColumn column, String given) {
        return new BadRow(
                line,
                column.key(),
                "第" + line + "行“" + column.title() + "”应为" + column.formZh() + "，填写的是“" + given + "”",
                "line " + line + ", " + column.key() + ": must be " + column.formEn() + ", is '" + given + "'");
    }
}
