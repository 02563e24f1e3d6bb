import agreement from '@/feature/agreement/messages.zh'
import approval from '@/feature/approval/messages.zh'
import book from '@/feature/book/messages.zh'
import county from '@/feature/county/messages.zh'
import decision from '@/feature/decision/messages.zh'
import disclosure from '@/feature/disclosure/messages.zh'
import identity from '@/feature/identity/messages.zh'
import ledger from '@/feature/ledger/messages.zh'
import live from '@/feature/live/messages.zh'
import map from '@/feature/map/messages.zh'
import market from '@/feature/market/messages.zh'
import policy from '@/feature/policy/messages.zh'
import project from '@/feature/project/messages.zh'
import round from '@/feature/round/messages.zh'
import trace from '@/feature/trace/messages.zh'
import audit from '@/role/auditor/messages.zh'
import desk from '@/role/county/messages.zh'
import province from '@/role/province/messages.zh'
import people from '@/role/security/messages.zh'
import form from '@/shared/form/messages.zh'
import shared from '@/shared/messages.zh'

/** The Chinese texts: the first and the model. The English ones have their type, so that none can be missing. */
const zh = {
  app: {
    name: '补充耕地指标调剂平台',
    skip: '跳到正文',
    footer: '每项成交、每笔结算都可追溯、可核验。',
    nav: {
      work: '办理',
      public: '查询',
      menu: '目录',
      label: '主导航',
      round: '交易结果',
      map: '调剂地图',
      counties: '县级储备库',
      projects: '补充耕地项目',
      ledger: '账本',
      policy: '规则与指导价',
    },
    display: {
      label: '显示设置',
      area: '面积单位',
      money: '金额单位',
      moneyNote: '金额单位；万元四舍五入到两位小数，元为精确值',
      theme: '配色',
      system: '跟随系统',
      light: '浅色',
      dark: '深色',
    },
    demo: { title: '演示数据', text: '项目、申请和报价由程序生成，不代表任何县（市、区）的真实情况。' },
    nowhere: '没有这个页面',
    nowhereText: '地址 {path} 不存在，可能输错了，或者链接已经失效。',
    nowhereHome: '回到交易结果',
  },
  ...shared,
  ...round,
  ...map,
  ...market,
  ...county,
  ...trace,
  ...project,
  ...ledger,
  ...policy,
  ...identity,
  ...live,
  ...approval,
  ...agreement,
  ...book,
  ...form,
  ...desk,
  ...decision,
  ...audit,
  ...disclosure,
  ...province,
  ...people,
}

export default zh
