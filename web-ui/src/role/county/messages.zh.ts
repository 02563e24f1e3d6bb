export default {
  desk: {
    title: '本县工作台',
    free: '可用',
    listed: '挂牌中',
    awarded: '待交割',
    frozen: '冻结',
  },
}
