/**
 * Names in pinyin by GB/T 2260 code (four digits: the city), for the English pages only. The server's Chinese name is the
 * name; a code that is not here is shown with that.
 */
export const romanised: ReadonlyMap<string, string> = new Map(
  [
    `3301 Hangzhou|3302 Ningbo|3303 Wenzhou|3304 Jiaxing|3305 Huzhou|3306 Shaoxing|3307 Jinhua|3308 Quzhou|3309 Zhoushan|3310 Taizhou|3311 Lishui`,
    `330102 Shangcheng|330105 Gongshu|330106 Xihu|330108 Binjiang|330109 Xiaoshan|330110 Yuhang|330111 Fuyang|330112 Lin'an|330113 Linping|330114 Qiantang|330122 Tonglu|330127 Chun'an|330182 Jiande`,
    `330203 Haishu|330205 Jiangbei|330206 Beilun|330211 Zhenhai|330212 Yinzhou|330213 Fenghua|330225 Xiangshan|330226 Ninghai|330281 Yuyao|330282 Cixi`,
    `330302 Lucheng|330303 Longwan|330304 Ouhai|330305 Dongtou|330324 Yongjia|330326 Pingyang|330327 Cangnan|330328 Wencheng|330329 Taishun|330381 Rui'an|330382 Yueqing|330383 Longgang`,
    `330402 Nanhu|330411 Xiuzhou|330421 Jiashan|330424 Haiyan|330481 Haining|330482 Pinghu|330483 Tongxiang`,
    `330502 Wuxing|330503 Nanxun|330521 Deqing|330522 Changxing|330523 Anji`,
    `330602 Yuecheng|330603 Keqiao|330604 Shangyu|330624 Xinchang|330681 Zhuji|330683 Shengzhou`,
    `330702 Wucheng|330703 Jindong|330723 Wuyi|330726 Pujiang|330727 Pan'an|330781 Lanxi|330782 Yiwu|330783 Dongyang|330784 Yongkang`,
    `330802 Kecheng|330803 Qujiang|330822 Changshan|330824 Kaihua|330825 Longyou|330881 Jiangshan`,
    `330902 Dinghai|330903 Putuo|330921 Daishan|330922 Shengsi`,
    `331002 Jiaojiang|331003 Huangyan|331004 Luqiao|331022 Sanmen|331023 Tiantai|331024 Xianju|331081 Wenling|331082 Linhai|331083 Yuhuan`,
    `331102 Liandu|331121 Qingtian|331122 Jinyun|331123 Suichang|331124 Songyang|331125 Yunhe|331126 Qingyuan|331127 Jingning|331181 Longquan`,
  ]
    .flatMap((city) => city.split('|'))
    .map((entry) => [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)]),
)
