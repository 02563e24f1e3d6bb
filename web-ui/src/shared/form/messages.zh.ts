export default {
  form: {
    done: '已办理。',
    sending: '正在提交……',
    wrong: '有几处需要改正',
    restored: '已恢复上次没有提交的内容。',
    discard: '清空重填',
    unknown: '尚不清楚是否已办理。重新提交不会重复办理。',
    missing: '请填写{name}。',
    notDecimal: '{name}须为数字，例如 {example}。',
    notDate: '请选择{name}。',
    cancel: '取消',
    confirm: '确认',
  },
}
