"""Hand-written name lists that settle what the sources of entities leave open: place or state, nationality, title."""

from __future__ import annotations

from words import barred, listed

COUNTRIES = frozenset(
    barred("""Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|
    Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia|Bosnia and Herzegovina|
    Botswana|Brazil|Britain|Great Britain|Brunei|Bulgaria|Burkina Faso|Burma|Burundi|Cambodia|Cameroon|
    Canada|Cape Verde|Central African Republic|Chad|Chile|China|Colombia|Comoros|Congo|
    Democratic Republic of the Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Czechia|Czechoslovakia|
    Denmark|Djibouti|Dominica|Dominican Republic|East Timor|Ecuador|Egypt|El Salvador|England|Eritrea|
    Estonia|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|East Germany|West Germany|
    Nazi Germany|Ghana|Greece|Greenland|Grenada|Guatemala|Guinea|Guyana|Haiti|Honduras|Hong Kong|Hungary|
    Iceland|India|Indonesia|Iran|Iraq|Ireland|Northern Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|
    Jordan|Kazakhstan|Kenya|Kiribati|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|
    Liechtenstein|Lithuania|Luxembourg|Macedonia|North Macedonia|Madagascar|Malawi|Malaysia|Maldives|Mali|
    Malta|Mauritania|Mauritius|Mexico|Micronesia|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|
    Myanmar|Namibia|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|Norway|Oman|Pakistan|
    Palestine|Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Prussia|Qatar|Romania|
    Russia|Rwanda|Samoa|San Marino|Saudi Arabia|Scotland|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|
    Slovakia|Slovenia|Solomon Islands|Somalia|South Africa|South Korea|South Sudan|Soviet Union|USSR|Spain|
    Sri Lanka|Sudan|Suriname|Swaziland|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|
    Tonga|Trinidad and Tobago|Tunisia|Turkey|Turkmenistan|Tuvalu|U.K.|UK|U.S.|U.S.A.|US|USA|Uganda|Ukraine|
    United Arab Emirates|UAE|United Kingdom|United States|United States of America|Uruguay|Uzbekistan|
    Vanuatu|Vatican City|Venezuela|Vietnam|Wales|Yemen|Yugoslavia|Zaire|Zambia|Zimbabwe|Rhode Island|
    Prince Edward Island|Cayman Islands|Marshall Islands|Falkland Islands""")
)

DEMONYMS = frozenset(
    listed("""Afghan Albanian Algerian American Angolan Argentine Argentinian Armenian Asian Australian Austrian
    Azerbaijani Bahraini Bangladeshi Basque Bavarian Belarusian Belgian Bolivian Bosnian Brazilian
    British Bulgarian Burmese Cambodian Cameroonian Canadian Catalan Caribbean Chadian Chechen Chilean
    Chinese Colombian Congolese Croatian Croat Cuban Cypriot Czech Danish Dutch Ecuadorian Egyptian
    English Eritrean Estonian Ethiopian European Filipino Finnish French Gazan Georgian German Ghanaian
    Greek Guatemalan Guinean Haitian Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish
    Israeli Italian Ivorian Jamaican Japanese Jordanian Kazakh Kenyan Korean Kosovar Kurdish Kurd
    Kuwaiti Kyrgyz Lao Latvian Lebanese Liberian Libyan Lithuanian Macedonian Malaysian Malian Maltese
    Mexican Moldovan Mongolian Montenegrin Moroccan Mozambican Namibian Nepalese Nepali Nicaraguan
    Nigerian Nigerien Norwegian Omani Ottoman Pakistani Palestinian Panamanian Paraguayan Persian
    Peruvian Polish Portuguese Prussian Qatari Romanian Russian Rwandan Saudi Scottish Senegalese
    Serbian Serb Singaporean Slovak Slovenian Slovene Somali Soviet Spanish Sudanese Swedish Swiss
    Syrian Taiwanese Tajik Tanzanian Thai Tibetan Tunisian Turkish Turk Ugandan Ukrainian Uruguayan
    Uyghur Uzbek Venezuelan Vietnamese Welsh Yemeni Yugoslav Zambian Zimbabwean African Arab Latino
    Hispanic Texan Californian Londoner Bengali Punjabi Tamil Sinhalese Rohingya Hutu Tutsi Pashtun
    Bosniak""")
)
GROUPS = frozenset(
    listed("""Muslim Christian Jewish Jew Catholic Protestant Orthodox Buddhist Hindu Sikh Sunni Shia Shiite
    Shi'ite Alawite Islamic Islamist Anglican Baptist Lutheran Methodist Mormon Evangelical Druze Yazidi
    Coptic Salafi Republican Democrat Communist Nazi Conservative Tory Labourite Socialist Eurosceptic
    Maoist Marxist Zionist Houthi""")
)

TITLES = frozenset(
    listed("""Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Sir Dame Lord Lady President Vice Premier Prime Minister
    Chancellor Secretary Senator Sen Sen. Representative Rep Rep. Governor Gov Gov. Mayor Ambassador
    General Gen Gen. Colonel Col Col. Major Captain Capt Capt. Lieutenant Lt Lt. Sergeant Sgt Sgt.
    Admiral Adm Adm. Commander Marshal King Queen Prince Princess Duke Duchess Pope Cardinal Archbishop
    Bishop Reverend Rev Rev. Father Imam Sheikh Ayatollah Professor Prof Prof. Judge Justice Chief
    Chairman Chairwoman Director Spokesman Spokeswoman Officer Deputy Foreign Defense Defence Interior
    Finance Justice Attorney State Congressman Congresswoman MP Speaker Leader Special Envoy High
    Commissioner Acting Former Assistant Under Envoy""")
)

CALENDAR = frozenset(
    listed("""January February March April May June July August September October November December Jan Jan. Feb
    Feb. Mar Mar. Apr Apr. Jun Jun. Jul Jul. Aug Aug. Sep Sep. Sept Sept. Oct Oct. Nov Nov. Dec Dec.
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday AD BC GMT UTC EST AM PM I""")
)

# a place whose name has one of these is no state, city or province
FEATURES = frozenset(
    listed("""River Rivers Sea Seas Mount Mountain Mountains Mt Mt. Lake Lakes Island Islands Isle Isles Valley
    Street Road Avenue Boulevard Highway Airport Ocean Bridge Park Bay Gulf Cape Coast Desert Peninsula
    Canal Strait Straits Channel Harbor Harbour Port Beach Forest Hill Hills Canyon Falls Creek Reef
    Basin Plateau Plain Plains Glacier Square Station Stadium Arena Church Cathedral Castle Palace Tower
    Hall Hospital Prison Camp Field Base Building House Hotel Museum Library Center Centre Dam Tunnel
    Gate Wall Cemetery Monument Temple Mosque University College School Theatre Theater Garden Gardens
    Zoo Railway Line Pass Ridge Peak Volcano Delta Border Belt Shore Pole Plant""")
) - {"Port", "Hill", "Falls", "Beach"}
REGIONS = frozenset(
    barred("""Africa|Asia|Europe|America|North America|South America|Latin America|Central America|Antarctica|Oceania|
    Eurasia|Middle East|Far East|Southeast Asia|South Asia|East Asia|Central Asia|Western Europe|
    Eastern Europe|Central Europe|Northern Europe|Southern Europe|North Africa|West Africa|East Africa|
    Southern Africa|Sub-Saharan Africa|Arctic|Atlantic|Pacific|Mediterranean|Caribbean|Balkans|Caucasus|
    North Caucasus|Scandinavia|Baltics|Levant|Sahel|Sahara|Siberia|Himalayas|Alps|Andes|Rockies|Midwest|
    Deep South|West|East|North|South|New England|Persian Gulf|Amazon|Nile|Danube|Rhine|Thames|
    Mississippi River|Bosphorus|Crimea Peninsula|West Coast|East Coast|Earth|Moon|Mars|Balkan|
    Western Balkans|Maghreb|Horn of Africa|Arabian Peninsula|Korean Peninsula|Fertile Crescent|Patagonia|
    Polynesia""")
)

EVENT_WORDS = frozenset(
    listed("""War Wars Olympics Olympic Games Championship Championships Cup Election Elections election elections
    Battle Revolution Festival Uprising Massacre Crisis Holocaust Referendum referendum Summit Siege
    Rebellion Tournament Open Marathon Campaign Intifada Spring Genocide Hurricane Cyclone Typhoon
    Earthquake Congress""")
) - {"Open", "Congress", "Campaign", "Crisis"}
PRODUCTS = frozenset(
    barred("""Android|Chrome|Windows|Microsoft Windows|iOS|Google Play|Nexus Q|Game Boy Advance|Firefox|Brimstone|
    iTunes|Google Maps|Gmail|Internet Explorer|Photoshop|Linux|Kindle|iPhone|iPad|iPod|PlayStation|Xbox|Wii|
    Mac|Macintosh|Java|Ubuntu|Excel|Outlook|PowerPoint|Prius|Spitfire|Concorde|Viagra|Tamiflu|Minecraft|
    Pokémon Go|Google Earth""")
)
PRODUCT_NAMES = (
    r"^(?:Boeing|Airbus|Cessna|Lockheed|MiG|Sukhoi|Tupolev|Ilyushin|Antonov|iPhone|iPad|iPod|Xbox|PlayStation|Windows|"
    r"Kindle|Galaxy|Nexus|Toyota|Ford|Honda|Pentium|F|B|C|T|AK|M|Su)[ -][A-Z]{0,2}-?\d[\w-]*$"
)

# one-word spans of the sources that name nobody, and nouns that end a description rather than a name
PRONOUNS = frozenset(listed("It its My Our Their They He She We His Her Ally Ministers You Secretary President"))
COMMON_HEADS = frozenset(
    listed("""people forces officials troops government military companies civilians children residents opposition
    parties regime terrorists fighters militants members leaders partners soldiers police army
    communities community counterparts authorities leadership aircrew support""")
)
