/** Turkish given names and what people call them. */
export const TURKISH_NICKNAMES = `
abdullah: apo
batuhan: batu
berkay: berk
cemal: cemo
emine: emos
emirhan: emir
ertugrul: ertu
fatma: fatos
hatice: hatce hatos
huseyin: huso
ibrahim: ibo
ismail: ismo
mehmet: memo
mustafa: mistik musti
necmettin: neco
nurettin: nuri
oguzhan: oguz
ramazan: ramo
recep: reco
selahattin: selo
suleyman: sulo
veysel: veyso
volkan: volki
zeynep: zeyno
zulfikar: zulfu
`
