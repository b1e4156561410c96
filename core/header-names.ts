/**
 * What columns are called, by field, as header keys (see `headerKey`): English, German, French, Spanish, Italian,
 * Portuguese, Dutch, Polish, Swedish, Danish and Norwegian, Finnish, Czech, Croatian, Hungarian, Romanian, Turkish,
 * Japanese.
 */
import type { Field } from './field.ts'
import { headerKey } from './header-key.ts'

const NAMES: Readonly<Record<Field, string>> = {
  full_name: `full name, fullname, complete name, whole name, display name, file as, contact name, person name,
    customer name, client name, member name, name and surname, first and last name, first last name, contact person,
    attendee name, subscriber name, lead name, employee name, donor name, vollstandiger name, voller name,
    vor und nachname, vorname und nachname, vor und zuname, ansprechpartner, kontaktperson, anzeigename, kontaktname,
    nom complet, nom et prenom, prenom et nom, nom prenom, prenom nom, nom du contact, nombre completo,
    nombre y apellidos, nombre y apellido, apellidos y nombre, nombre de contacto, nome completo, nome e cognome,
    cognome e nome, nominativo, nome e sobrenome, nome e apelido, volledige naam, voor en achternaam, contactpersoon,
    imie i nazwisko, nazwisko i imie, pelne imie, fullstandigt namn, for och efternamn, fulde navn, fullt navn,
    for og efternavn, koko nimi, jmeno a prijmeni, cele jmeno, ime i prezime, ime in priimek, teljes nev,
    nume complet, nume si prenume, ad soyad, adi soyadi, 氏名, 名前, お名前, participant name, kundenname, teilnehmer, teilnehmername, vorname nachname, nachname vorname, nome cognome, cognome nome, nombre apellidos, apellidos nombre, фио, имя и фамилия, полное имя, ονοματεπωνυμο, 姓名, 全名, 이름, 성명`,
  first_name: `first name, firstname, first, fname, f name, given name, givenname, given, forename, forenames,
    christian name, first given name, contact first name, person first name, customer first name, name first,
    vorname, vornamen, rufname, prenom, prenoms, nombre de pila, primer nombre, nombres, nome proprio, primeiro nome,
    nome di battesimo, voornaam, roepnaam, imie, fornamn, tilltalsnamn, fornavn, etunimi, krestni jmeno,
    keresztnev, utonev, prenume, adi, isim, 名, first nm, имя, ονομα, 名字, fst name`,
  middle_name: `middle name, middlename, middle, mname, middle names, middle initial, mi,
    additional name, additional names, zweiter vorname, weitere vornamen, deuxieme prenom, second prenom,
    segundo nombre, secondo nome, nome do meio, segundo nome, tweede naam, drugie imie, mellannamn, mellemnavn,
    mellomnavn, m i, tweede voornaam, отчество, πατρωνυμο`,
  last_name: `last name, lastname, last, lname, l name, surname, sur name, family name, familyname, family,
    contact last name, person last name, customer last name, name last, nachname, familienname, zuname,
    nom de famille, nom de naissance, nom dusage, patronyme, apellido, apellidos, primer apellido, cognome,
    cognomi, sobrenome, apelido, ultimo nome, achternaam, familienaam, nazwisko, efternamn, efternavn, etternavn,
    sukunimi, prijmeni, prezime, priimek, vezeteknev, csaladnev, nume de familie, soyad, soyadi, 姓, 苗字, nom famille, apellido paterno, last nm, фамилия, επωνυμο, επιθετο, 姓氏, 성, lst name, nom patronymique, name nachname`,
  email: `email, e mail, mail, email address, e mail address, mail address, emailaddress, email addr, email id,
    primary email address, contact email, contact email address, person email, customer email, your email,
    subscriber email, mailadresse, e mail adresse, email adresse, emailadresse, mailaddress, adresse e mail,
    adresse email, adresse mail, adresse de messagerie, adresse electronique, courriel, mel, courrier electronique,
    correo, correo electronico, direccion de correo, direccion de correo electronico, direccion de email,
    indirizzo e mail, indirizzo email, posta elettronica, indirizzo di posta elettronica, endereco de e mail,
    endereco de email, correio eletronico, correio electronico, e mailadres, emailadres, mailadres, adres e mail,
    adres email, poczta, poczta elektroniczna, e post, epost, e postadress, epostadress, e postadresse,
    epostadresse, sahkoposti, sahkopostiosoite, e mailova adresa, elektronicka posta, e posta, adresa e poste,
    elektronicka posta adresa, e mail cim, emailcim, adresa de email, eposta, e posta adresi, メール,
    メールアドレス, eメール, correo e, e mail id, электронная почта, эл почта, почта, ηλεκτρονικο ταχυδρομειο, 电子邮件, 邮箱, 电子邮箱, 이메일, kontaktmail`,
  phone: `phone, phone number, phonenumber, phone no, phone nr, telephone, telephone number, telephone no, tel, tel no,
    tel nr, tel number, mobile, mobile phone, mobile number, mobile phone number, mobile no, mob, cell, cell phone,
    cellphone, cell number, cellular, contact number, contact phone, phone mobile, phone main, main phone,
    work phone number, home phone number, person phone, day phone, daytime phone, evening phone, direct phone,
    direct dial, direct line, telefon, telefonnummer, telefonnr, rufnummer, festnetz, handy, handynummer, mobil,
    mobilnummer, mobiltelefon, mobilfunk, mobilfunknummer, telefon mobil, telefon privat, telefon geschaftlich,
    telephone portable, telephone mobile, telephone fixe, portable, numero de telephone, numero de portable,
    no de telephone, gsm, telefono, telefono movil, telefono celular, numero de telefono, movil, celular, cellulare,
    numero di telefono, telefono cellulare, telefono fisso, telefone, telefone celular, numero de telefone,
    telemovel, numero de telemovel, telefoon, telefoonnummer, mobiele telefoon, mobiel, mobiel nummer, numer telefonu,
    nr telefonu, telefon komorkowy, komorka, telefonnumro, puhelin, puhelinnumero, matkapuhelin, telefonni cislo,
    broj telefona, mobitel, telefonszam, mobiltelefonszam, numar de telefon, numar telefon, telefon numarasi,
    cep telefonu, 電話, 電話番号, 携帯電話, ph, ph no, ph number, contact no, contact nr, contact tel, whatsapp, whatsapp number, tel portable, tel fixe, tel mobile, nr tel, tel mobil, mobile nr, recapito telefonico, recapito, telefonnummer mobil, telefonnummer privat, mobilnr, телефон, номер телефона, мобильный, мобильный телефон, τηλεφωνο, κινητο, 电话, 手机, 手机号, 手机号码, 电话号码, 전화번호, 휴대폰, 전화, handy nr, mobil nr, no de tel, tel kom, nr telefoon, ruckrufnummer, numero de gsm`,
  company: `company, company name, companyname, organization, organisation, organization name, organisation name,
    org, org name, employer, employer name, business, business name, account name, firm, institution,
    current company, current employer, place of work, workplace, affiliation, associated company, firma,
    firmenname, firmenbezeichnung, unternehmen, unternehmensname, arbeitgeber, betrieb, verein, institut, societe,
    nom de la societe, nom de lentreprise, entreprise, raison sociale, organisme, organizacion, empresa,
    nombre de la empresa, nombre de empresa, compania, azienda, nome azienda, societa, ragione sociale, ditta, ente,
    organizzazione, organizacao, nome da empresa, companhia, bedrijf, bedrijfsnaam, organisatie, werkgever,
    nazwa firmy, przedsiebiorstwo, pracodawca, foretag, foretagsnamn, virksomhed, firmanavn, selskap, bedrift,
    yritys, spolecnost, tvrtka, poduzece, podjetje, ceg, cegnev, companie, sirket, 会社, 会社名, razon social, razao social, compania nombre, firma organisation, компания, организация, фирма, εταιρεια, επωνυμια, 公司, 公司名称, 单位, 회사, 회사명, name der firma, nom societe, nom entreprise, nom de lorganisation, nom organisation, nombre empresa, nome societa, naam bedrijf, nazwa przedsiebiorstwa, company or account, name des unternehmens, name unternehmen, nom de votre societe, nombre comercial, denominazione, nome fantasia`,
  job_title: `job title, jobtitle, job, job position, job role, position, position title, role, role title,
    work title, professional title, business title, organization title, company title, contact title, occupation,
    profession, designation, current position, current title, beruf, berufsbezeichnung, position im unternehmen,
    stellenbezeichnung, funktion, tatigkeit, jobtitel, poste, fonction, intitule du poste, metier, titre du poste,
    cargo, puesto, puesto de trabajo, ocupacion, profesion, qualifica, ruolo, posizione, mansione, professione,
    funcao, profissao, ocupacao, functie, functietitel, beroep, stanowisko, stanowisko pracy, funkcja, zawod,
    befattning, yrke, stilling, stillingsbetegnelse, titteli, tehtavanimike, pozice, radno mjesto, beosztas, functia,
    unvan, meslek, 役職, 職業, headline, position held, должность, θεση, επαγγελμα, 职位, 职务, 직함, 직책, titel position, title position, titel funktion, title role, stelle, berufsbez, position in der firma, cargo en la empresa, job function, berufliche position, tatigkeitsbezeichnung, fonction occupee, cargo actual`,
  street: `street, street address, streetaddress, street 1, street line 1, street name, street and number,
    street name and number, address, address 1, address line 1, addressline 1, address line, address street, addr,
    addr 1, addr line 1, mailing address, postal address, home address, residential address, full address,
    postal street, strasse, str, strasse und hausnummer, strasse hausnummer, strasse nr, strasse und nr,
    strasse u hausnummer, adresse, anschrift, adresse 1, adresszeile 1, adresse postale, adresse ligne 1, rue,
    numero et rue, voie, direccion, direccion 1, calle, calle y numero, domicilio, direccion postal, indirizzo,
    indirizzo 1, via, via e numero, endereco, endereco 1, morada, rua, logradouro, adres, adresregel 1, straat,
    straatnaam, straat en huisnummer, straat en nummer, ulica, ulica i numer, adres ulica, adress, gatuadress, gata,
    postadress, vej, gade, vejnavn, gateadresse, veiadresse, osoite, katuosoite, ulice, adresa, ulica i broj, cim,
    utca, strada, sokak, adresi, 住所, 番地, n et rue, numero de rue, straat en nr, indirizzo di residenza, indirizzo residenza, strasse nummer, адрес, улица, διευθυνση, οδος, 地址, 街道, 주소, straat huisnummer, strasse hausnr, wohnanschrift, calle y n, calle y no, calle numero, ulica i nr, ulica nr, adresse complete, n rue, direccion completa, indirizzo completo, endereco completo, adres zamieszkania, permanent address, current address, street and house number, house number and street`,
  street2: `street 2, street line 2, address 2, address line 2, addressline 2, addr 2, addr line 2, apartment, apt,
    suite, unit, apartment suite, apt suite, extended address, adresse 2, adresszeile 2, adresszusatz,
    complement dadresse, complement adresse, adresse ligne 2, direccion 2, piso, indirizzo 2, endereco 2,
    complemento, adresregel 2, adress 2, co adresse, c o`,
  city: `city, town, city town, town city, city name, locality, suburb, municipality, place, post town, city suburb,
    stadt, ort, ortschaft, wohnort, gemeinde, ville, commune, localite, ciudad, poblacion, localidad, municipio,
    citta, comune, localita, cidade, localidade, stad, plaats, woonplaats, gemeente, miasto, miejscowosc, postort,
    by, bynavn, poststed, sted, kaupunki, postitoimipaikka, mesto, obec, grad, mjesto, varos, telepules, oras,
    localitate, sehir, il, 市, 市区町村, 都市, plz ort, город, населенный пункт, πολη, 城市, 도시, hometown, miejsce zamieszkania, miasto zamieszkania`,
  region: `region, state, state province, province, state region, state or province, state province region,
    county, state code, province code, state name, province name, state county, st, prov, bundesland, kanton,
    departement, canton, provincia, estado, comunidad autonoma, estado provincia, regione, estado uf, uf, regiao,
    distrito, provincie, wojewodztwo, lan, landskap, fylke, maakunta, zupanija, megye, judet, bolge, 都道府県, region name, provincia sigla, область, край, регион, νομος, περιφερεια, 省, 省份`,
  postal_code: `postal code, postalcode, postcode, post code, zip, zip code, zipcode, zip postal code, zip postcode,
    postal zip code, postal, zip or postal code, zippostalcode, plz, postleitzahl, code postal, cp, codigo postal,
    c p, cap, codice postale, codice avviamento postale, cep, codigo de postal, codigo de enderecamento postal,
    kod pocztowy, postnummer, postnr, postinumero, psc, postanski broj, postna stevilka, iranyitoszam, irsz,
    cod postal, posta kodu, 郵便番号, c a p, pin code, pincode, zip 5, zip 4, zip plus 4, индекс, почтовый индекс, τκ, τ κ, ταχυδρομικος κωδικας, 邮编, 邮政编码, 우편번호, zip cd`,
  country: `country, country name, country code, country region, countrycode, country or region, nation, land, staat,
    landername, landercode, pays, pais, paese, nazione, stato, kraj, kraj zamieszkania, panstwo, maa, zeme, stat, drzava,
    orszag, tara, ulke, 国, 国名, country iso, country of residence, wohnsitzland, pays de residence, pais de residencia, paese di residenza, страна, χωρα, 国家, 국가`,
  birthday: `birthday, birth date, birthdate, date of birth, dateofbirth, dob, d o b, born, born on, bday,
    geburtstag, geburtsdatum, geb datum, gebdatum, geboren, geboren am, date de naissance, anniversaire, ne le,
    naissance, fecha de nacimiento, nacimiento, cumpleanos, fecha nacimiento, data di nascita, compleanno, nascita,
    data de nascimento, nascimento, aniversario, geboortedatum, verjaardag, data urodzenia, urodziny, urodzony,
    fodelsedatum, fodelsedag, fodselsdato, fodselsdag, syntymaaika, syntymapaiva, datum narozeni, narozeni,
    datum rodenja, rodendan, datum rojstva, szuletesi datum, szuletesnap, data nasterii, dogum tarihi, 生年月日,
    誕生日, geb, geb am, ne e le, nee le, ddn, fecha nac, f nacimiento, f nac, nato il, nata il, data nascita, data nasc, дата рождения, день рождения, ημερομηνια γεννησης, 生日, 出生日期, 생년월일, 생일, do b, geburtsdat, date naissance, fecha de nac, dt nascimento, dt nasc`,
  website: `website, web site, web page, webpage, homepage, home page, url, web, web address, company website,
    company url, website url, site url, internet, webseite, internetseite, internetadresse, site web,
    site internet, sitio web, pagina web, sito, sito web, pagina de internet, site da empresa, webadres,
    strona www, strona internetowa, www, hemsida, hjemmeside, nettside, kotisivu, webova stranka, web stranica,
    weboldal, honlap, web sitesi, ホームページ, ウェブサイト, url del sitio, url du site, сайт, веб сайт, ιστοσελιδα, 网站, 网址, 홈페이지, 웹사이트, sito internet`,
  linkedin: `linkedin, linked in, linkedin url, linkedin profile, linkedin profile url, linkedin link, linkedin page,
    profile url, profil linkedin, linkedin profil, perfil de linkedin, perfil linkedin, profilo linkedin,
    linkedin bio, person linkedin url, linkedin url person, li profile, li url, linkedin profile link`,
  notes: `notes, note, comment, comments, remark, remarks, memo, description, contact notes, notiz, notizen,
    bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, remarque, remarques, commentaire, commentaires, nota,
    notas, comentario, comentarios, observaciones, commenti, osservazioni, observacoes, opmerking, opmerkingen,
    notitie, notities, uwagi, notatki, anteckningar, bemaerkninger, notater, muistiinpanot, poznamka, poznamky,
    napomena, napomene, megjegyzes, notlar, メモ, 備考, annotazioni, annotations, notas adicionales, примечание, примечания, заметки, комментарий, σημειωσεις, σχολια, 备注, 메모, 비고`,
}

/** Header key to field. */
export const FIELD_OF_HEADER: ReadonlyMap<string, Field> = new Map(
  (Object.entries(NAMES) as [Field, string][]).flatMap(([field, names]) =>
    names.split(',').map((name): [string, Field] => [headerKey(name), field]),
  ),
)

/** Names that are everyday words of another language too: believed less. */
export const AMBIGUOUS: ReadonlySet<string> = new Set('by via place il tara cim mel lan ente sted'.split(' '))

/** So short, two words written as one may be another word. */
const SHORTEST_JOINED = 5

/** The same names without their spaces: `e mailadresse` and `e mail adresse` are one. */
export const FIELD_OF_JOINED: ReadonlyMap<string, Field> = new Map(
  [...FIELD_OF_HEADER]
    .map(([key, field]): [string, Field] => [key.replaceAll(' ', ''), field])
    .filter(([joined]) => joined.length >= SHORTEST_JOINED),
)

/** Words for a name alone: the family name beside a given name, the given name beside a family name, else all of it. */
export const BARE_NAMES: ReadonlySet<string> = new Set(
  'name names nom naam namn navn nimi nev nombre nome nume ad jmeno ime'.split(' '),
)

/** Words that mean an honorific in one tool and a job in another. */
export const BARE_TITLES: ReadonlySet<string> = new Set('title titel titre titolo titulo tytul tittel titul'.split(' '))
