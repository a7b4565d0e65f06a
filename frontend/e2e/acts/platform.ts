/** What the city health commission asks for: the health data platform, phase 2. Amounts in 万元 as people type them. */
export const PLATFORM = '泰安市民健康数据平台（二期）'

export interface County {
  tenant: string
  unit: string
  /** Who answers for its health bureau. */
  person: string
  share: string
}
export const COUNTIES: readonly County[] = [
  { tenant: '新泰市', unit: '新泰市卫生健康局', person: '马慧', share: '48.00' },
  { tenant: '肥城市', unit: '肥城市卫生健康局', person: '江楠', share: '40.00' },
  { tenant: '宁阳县', unit: '宁阳县卫生健康局', person: '武凯', share: '28.00' },
  { tenant: '东平县', unit: '东平县卫生健康局', person: '宋涛', share: '26.00' },
  { tenant: '泰山区', unit: '泰山区卫生健康局', person: '谭伟', share: '12.00' },
  { tenant: '岱岳区', unit: '岱岳区卫健医保局', person: '邹丽', share: '12.00' },
]

/** As the clerk copies them from her spreadsheet: content, quantity, unit, price in yuan, cost group, whose. */
export const ESTIMATE = [
  ['平台核心功能', '1', '套', '8000000', '核心平台', '市卫生健康委员会'],
  ['自建表单与流程引擎', '1', '套', '586000', '核心平台', '市卫生健康委员会'],
  ['数据资源治理', '38', '项', '30000', '数据治理', '市卫生健康委员会'],
  ['主数据', '2', '套', '230000', '数据治理', '市卫生健康委员会'],
  ['等保与密码应用', '1', '项', '660000', '安全与密码', '市卫生健康委员会'],
  ['自建 CA 密钥', '1', '套', '320000', '安全与密码', '市卫生健康委员会'],
  ['服务器', '5', '台', '94000', '硬件与终端', '市卫生健康委员会'],
  ['电脑与打印机', '20', '台', '7500', '硬件与终端', '市卫生健康委员会'],
  ['监理与测试', '1', '项', '400000', '监理与测评', '市卫生健康委员会'],
  ...COUNTIES.map(({ tenant, unit, share }) => [`${tenant}接入与改造`, '1', '项', `${Number(share) * 10_000}`, '县级接入', unit]),
  ['预备费', '1', '项', '540000', '预备费', '市卫生健康委员会'],
].map((cells) => cells.join('\t')).join('\n')

/** Lines that are cut whole, with the reason and the list that each rests on: 152.60 in all. */
export const CUTS = [
  { line: '自建表单与流程引擎', amount: '58.60', reason: '全市已统一建设，直接申请使用', clause: '统建清单' },
  { line: '自建 CA 密钥', amount: '32.00', reason: '使用全市统一电子认证', clause: '统建清单' },
  { line: '服务器', amount: '47.00', reason: '改申请政务云资源', clause: '负面清单' },
  { line: '电脑与打印机', amount: '15.00', reason: '走办公设备渠道', clause: '负面清单' },
] as const

export const MILESTONES = [
  { title: '需求与设计', weight: '10', start: '2026-02-16', end: '2026-03-20', done: '2026-03-18' },
  { title: '平台底座上云', weight: '20', start: '2026-03-21', end: '2026-05-15', done: '2026-05-22' },
  { title: '核心功能与县级接入', weight: '30', start: '2026-05-16', end: '2026-07-31', done: '2026-09-14' },
  { title: '初验交付', weight: '25', start: '2026-08-01', end: '2026-09-26', done: '2026-11-10' },
  { title: '试运行与竣工', weight: '15', start: '2026-09-27', end: '2026-10-16', done: '2026-11-30' },
] as const

/** One of each part of the evaluation: what it is about, how it is compared, the number, and by what it is shown. */
export const TARGETS = [
  { group: '产出 · 数量', indicator: '接入县（市、区）数', comparison: '等于', target: '6', unit: '个', evidence: '终验报告中的接入清单' },
  { group: '效益 · 社会', indicator: '二级以上医院检查检验互认率', comparison: '不低于', target: '60', unit: '%', evidence: '卫生健康统计季报' },
  { group: '效益 · 可持续', indicator: '建立数据治理和运维制度', comparison: '完成（定性）', target: null, unit: null, evidence: '市卫生健康委印发的制度文件' },
  { group: '满意度 · 服务对象', indicator: '基层医务人员满意度', comparison: '不低于', target: '90', unit: '%', evidence: '年度问卷调查' },
] as const

/** Two of the restricted ones lack the law that allows it, until the clerk is told. */
export const RESOURCES = [
  { name: '居民健康主索引', sharing: '有条件共享', law: '《中华人民共和国个人信息保护法》第二十九条' },
  { name: '门诊诊疗摘要', sharing: '有条件共享', law: null },
  { name: '检验结果互认项目', sharing: '无条件共享', law: null },
  { name: '医疗机构基本信息', sharing: '无条件共享', law: null },
  { name: '艾滋病防治个案信息', sharing: '不予共享', law: null },
] as const
