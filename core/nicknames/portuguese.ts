/** Portuguese and Brazilian given names and what people call them. */
export const PORTUGUESE_NICKNAMES = `
adriana: adri dri drica
afonso: fonso
alessandra: ale sandra
alexandra: alex xana
alexandre: ale alex xande
amanda: mandinha
ana: aninha
ana beatriz: bia
ana carolina: carol
ana luisa: analu
anderson: ander
andre: dede
andreia: deia
antonia: toninha
antonio: to tom tonho toni toninho
aparecida: cida cidinha
augusto: gugu guto
barbara: babi
beatriz: bea bia
bernardo: be
bruna: bru
bruno: bruninho
camila: cami mila
carla: carlinha
carlos: caca carlinhos
carlos alberto: beto
carlos eduardo: cadu
carolina: carol
catarina: cata cate
cecilia: ceci cica
claudia: clau claudinha
conceicao: cao sao
cristiana: cris
cristiane: cris
cristiano: cris
cristina: cris tina
daniel: dani
daniela: dani
daniele: dani
debora: debi deby
domingos: mingos
eduarda: duda
eduardo: dudu edu
elisabete: bete betinha
elizabete: bete betinha
elizabeth: bete beth
emanuel: manel
felipe: fe lipe
fernanda: fe fer nanda
fernando: fe fer nando
filipa: pipa
filipe: lipe
francisca: chica xica
francisco: chico chiquinho kiko xico
frederico: fred
gabriel: biel gabi
gabriela: gabi gaby
geraldo: gege
gilberto: beto giba gil
giovanna: gi gigi
guilherme: gui
gustavo: guga guto
helena: lena leninha
henrique: kiko rique
humberto: beto
isabel: bel belinha isa
isabela: bela isa
joana: joaninha
joao: joaozinho
joaquim: joca quim quinzinho
jorge: jorginho
jose: ze zeca zeze zezinho
jose carlos: zeca
josefa: zefa
julia: ju juju
juliana: ju juli
larissa: lari
leonardo: leo
leticia: le leti
luana: lu
lucas: luquinhas
lucia: lu lucinha
luciana: lu
luis: luisinho lula
luisa: lu
luiz: luizinho lula
luiz felipe: lipe
luiza: lu
madalena: lena mada
manoel: mane maneco
manuel: mane maneco manel manu nelo
manuela: manu nela
marcelo: celo marcelinho
marcia: marcinha
marcos: marquinhos
margarida: guida
maria: mariazinha
maria eduarda: duda madu
maria fernanda: mafe
maria jose: zeze
maria luisa: malu
maria luiza: malu
mariana: mari nana
mateus: teus
matheus: theus
matilde: mati tilde
mauricio: mau
miguel: guel
natalia: nat nati
otavio: tavinho
patricia: pati paty
paula: paulinha
paulo: paulinho
pedro: pedrinho
priscila: pri
rafael: fael rafa
rafaela: rafa
raquel: quel
rebeca: beca
renata: renatinha
renato: renatinho
ricardo: rica
rita: ritinha
roberta: beta
roberto: betinho beto
rodrigo: digo drigo
ronaldo: naldo
rosa: rosinha
samuel: samu samuca
sandra: sandrinha
sebastiao: tiao
sergio: serginho
silvia: sil silvinha
sofia: sofi
susana: susi
tatiana: tati
teresa: teca teresinha tete
thais: tata
thiago: thi
tomas: tom
valeria: leca val
vanessa: nessa van
vera: verinha
victor: vitinho
vinicius: vini
vitor: vitinho
viviane: vivi
wellington: well
william: will
`
