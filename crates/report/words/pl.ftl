### Słowa dokumentów i pierwszego ekranu po polsku. Brakujące komunikaty są po angielsku.

## Liczby

amount-decimal-mark = ,
amount-mm = { $number } mm
amount-deg = { $number }°

## Formularz zamówienia

form-title = Zamówienie wkładek ortopedycznych
form-kind = formularz zamówienia
form-patient = pacjent
form-order = zamówienie
form-revision = wersja
form-material = materiał
form-process = technologia
form-shoe = obuwie: { $what }
form-file = plik
form-and-stl = oraz .stl
form-size-mass = wymiary, masa
form-size-mass-value = { $length } × { $width } × { $height } mm, { $mass } g
form-review = do sprawdzenia przy druku
form-make = Do wykonania
form-left = Lewa
form-right = Prawa
form-finish = Wykończenie
form-instructions = Uwagi dla pracowni
form-clarify = Przed wykonaniem wyjaśnić z osobą zlecającą
form-files = Pliki są w milimetrach, każdy dla stopy podanej w nazwie: nie skalować i nie odbijać lustrzanie.
form-prescriber = Zlecający:
form-date = Data:
form-lab = Pracownia:

## Ulotka dla pacjenta

leaflet-title = Twoje wkładki
leaflet-found = Co stwierdzono
leaflet-do = Co robią Twoje wkładki
leaflet-no-promise = Czego nie obiecują
leaflet-used-to = Przyzwyczajanie się do wkładek
leaflet-watch = Na co zwracać uwagę
leaflet-come-back = Wizyta kontrolna
leaflet-decides = Decyzję podejmuje specjalista.
leaflet-left-foot = Lewa stopa: { $what }
leaflet-right-foot = Prawa stopa: { $what }
leaflet-both-feet = Obie stopy: { $what }
leaflet-left = lewa
leaflet-right = prawa
leaflet-both = lewa i prawa
leaflet-diabetes = Masz cukrzycę
leaflet-diabetes-step = codziennie oglądaj podeszwy obu stóp
leaflet-ask = zapytaj swojego specjalistę
leaflet-review = Za 2–4 tygodnie, dnia ____________. Zabierz wkładki i buty, które nosisz najczęściej. Do tego czasu notuj, jak długo możesz stać i chodzić, zanim pojawi się ból.

## Czego wkładki nie obiecują

limit-load = Zmieniają sposób, w jaki obciążenie przechodzi przez stopę i nogę. Nie leczą stawu ani nie prostują stopy.
limit-pain = Mogą zmniejszyć ból. Nikt nie może tego obiecać, a już najmniej w przypadku bólu pleców: wyniki badań są sprzeczne.
limit-model = Liczby w raporcie pochodzą z modelu. Nie przewidują bólu ani urazu.

## Przyzwyczajanie się

wear-first = Dzień 1 i 2
wear-first-time = 1 godzina dziennie
wear-then = Potem
wear-then-time = każdego dnia o 1 godzinę dłużej
wear-full = Cały dzień
wear-full-time = po około 2 tygodniach
wear-sport = Sport
wear-sport-time = po 3–4 tygodniach

## Na co zwracać uwagę i co wtedy zrobić

watch-mark = Zaczerwienienie, które znika w ciągu pół godziny
watch-mark-step = to normalne, noś dalej
watch-rub = Zaczerwienienie, które nie znika, pęcherz, ocierająca krawędź
watch-rub-step = przestań nosić i zgłoś się po poprawkę krawędzi
watch-new-pain = Nowy ból kolana, biodra lub pleców, który trwa dłużej niż kilka dni
watch-new-pain-step = noś krócej i zadzwoń
watch-wound = Rana, drętwienie, gorąca i spuchnięta stopa lub łydka
watch-wound-step = przestań nosić i natychmiast idź do lekarza
watch-back = Ból w nocy, osłabienie nogi, kłopoty z oddawaniem moczu lub stolca
watch-back-step = natychmiast idź do lekarza

## Co stwierdzono: zdania z profiles/rules

found-achilles-pain = Ból ścięgna Achillesa.
found-bony-prominence-navicular-and-fifth = Kość łódkowata i podstawa V kości śródstopia są wystające i bolesne przy ucisku.
found-bony-prominence-navicular = Kość łódkowata jest wystająca i bolesna przy ucisku.
found-bony-prominence-fifth-base = Podstawa V kości śródstopia jest wystająca i bolesna przy ucisku.
found-cavus-unstable = Stopa supinowana, kostka „ucieka” na zewnątrz.
found-cavus-supinated = Stopa jest supinowana w staniu lub w chodzie.
found-diabetic-foot-diabetes = Cukrzyca, neuropatia lub przebyte owrzodzenie.
found-diabetic-foot-arterial = Choroba tętnic obwodowych.
found-equinus-osseous = Ruch stawu skokowego zatrzymuje się twardo na kości.
found-equinus-gastrocnemius = Zgięcie grzbietowe stopy jest ograniczone przy wyprostowanym kolanie, a swobodne przy zgiętym: przyczyną jest mięsień brzuchaty łydki.
found-equinus-gastrocsoleus = Zgięcie grzbietowe stopy jest ograniczone przy kolanie wyprostowanym i zgiętym: również z powodu mięśnia płaszczkowatego.
found-equinus-undivided = Zgięcie grzbietowe stopy jest ograniczone przy wyprostowanym kolanie; nie wiadomo, czy uczestniczy w tym mięsień płaszczkowaty.
found-equinus-lunge = Mały zakres testu wykroku w obciążeniu i wczesne odrywanie pięty.
found-forefoot-valgus-rigid-first-ray = Pierwszy promień jest ustawiony zgięciowo podeszwowo i nie daje się unieść ręką.
found-forefoot-valgus-rigid = Sztywna koślawość przodostopia.
found-forefoot-valgus-flexible = Koślawość przodostopia, którą można skorygować ręką, lub o nieznanej podatności.
found-forefoot-varus-rigid = Sztywna szpotawość przodostopia.
found-forefoot-varus-varus = Szpotawość przodostopia, którą można skorygować ręką, lub o nieznanej podatności.
found-hallux-limitus-functional-functional = Paluch porusza się swobodnie bez obciążenia, a blokuje się pod obciążeniem stopy.
found-hallux-limitus-functional-functional-in-gait = Paluch porusza się swobodnie bez obciążenia, ale nie zgina się w chodzie.
found-hallux-rigidus-grade-4 = Paluch sztywny (hallux rigidus), stopień 4: najwyżej 10 stopni ruchu i ból w środku zakresu.
found-hallux-rigidus-grade-3 = Paluch sztywny (hallux rigidus), stopień 3: najwyżej 10 stopni ruchu.
found-hallux-rigidus-grade-2 = Paluch sztywny (hallux rigidus), stopień 2: od 10 do 30 stopni ruchu.
found-hallux-rigidus-grade-1 = Strukturalne ograniczenie ruchu palucha (hallux limitus), stopień 1: od 30 do 40 stopni.
found-hallux-rigidus-grade-0 = Strukturalne ograniczenie ruchu palucha (hallux limitus), stopień 0: sztywność od 40 stopni, bez przeszkody kostnej.
found-knee-lateral-arthritis-arthritis = Zmiany zwyrodnieniowe bocznego przedziału kolana po tej stronie.
found-knee-medial-arthritis-arthritis = Zmiany zwyrodnieniowe przyśrodkowego przedziału kolana po tej stronie.
found-limb-length-by-eye = Różnica długości kończyn dolnych oceniona wzrokowo.
found-limb-length-structural = Strukturalna różnica długości kończyn dolnych powyżej progu leczenia, z bólem pleców.
found-limb-length-structural-no-complaint = Strukturalna różnica długości kończyn dolnych powyżej progu leczenia dla osób bez odnotowanego bólu pleców.
found-limb-length-structural-small = Strukturalna różnica długości kończyn dolnych poniżej progu leczenia.
found-limb-length-functional = Czynnościowa różnica długości kończyn dolnych: kończyna jest krótsza przez ustawienie ciała, kości są równe.
found-limb-length-undivided = Różnica długości kończyn dolnych; nie wiadomo, czy strukturalna, czy czynnościowa.
found-limited-subtalar-motion-fused = Staw skokowy dolny jest usztywniony lub zrośnięty.
found-limited-subtalar-motion-stiff = Całkowity zakres ruchu stawu skokowego dolnego jest mniejszy niż 10 stopni.
found-limited-subtalar-motion-no-eversion = Pięta nie wykonuje ewersji z pozycji neutralnej, a jej inwersja jest mała.
found-metatarsalgia-central = Ból pod głowami II–IV kości śródstopia.
found-midfoot-arthritis-arthritis = Zmiany zwyrodnieniowe śródstopia.
found-midfoot-arthritis-suspected = Ból na grzbiecie śródstopia, które ugina się ku górze przy odrywaniu pięty.
found-neuroma-signs = Objawy nerwiaka Mortona (przeskakiwanie, przeszywający ból).
found-plantar-fasciitis-typical = Tkliwość przyśrodkowej części pięty i ból przy pierwszych krokach.
found-pronation-severe = Wyraźna ewersja pięty w chodzie lub w staniu.
found-pronation-moderate = Ewersja pięty lub obniżanie się łuku stopy większe niż zwykle.
found-pronation-mild = Stopa pozostaje w pronacji aż do wybicia.
found-rearfoot-varus-compensated = Pięta w pozycji neutralnej jest szpotawa, a w staniu stopa pronuje, aby to wyrównać.
found-rearfoot-varus-uncompensated = Pięta jest szpotawa i pozostaje taka w staniu.
found-sesamoiditis-pain = Ból pod trzeszczkami.
found-shock-absorption-measured = Wstrząs kości piszczelowej w chodzie jest duży.
found-shock-absorption-seen = Twarde uderzenie piętą przy stopie mało podatnej.
found-shock-absorption-standing = Długie stanie albo nogi męczące się pod koniec dnia.

## Po co jest każdy element: uzasadnienia z profiles/rules

why-achilles-lift = Niewielkie podwyższenie chroni staw skokowy przed skrajnym zakresem ruchu.
why-achilles-cup = Głęboka miseczka stabilizuje piętę pod bolesnym ścięgnem.
why-length-behind-heads = Skorupa kończy się tuż za głowami kości śródstopia: stopa zgina się nad jej krawędzią, a w bucie zostaje miejsce.
why-length-accommodative = Wkładka odciążająca rozkłada nacisk na całą podeszwę i ma pełną długość.
why-cup-standard = Standardowa miseczka piętowa.
why-cup-sport = Wkładki sportowe obejmują piętę nieco głębiej.
why-cup-dress = W bucie wizytowym jest mało miejsca za piętą i obok niej.
why-cup-ucbl = Wkładka typu UCBL trzyma piętę i śródstopie między wysokimi ściankami.
why-gait-plate-induce-out-toe = Palce są skierowane do wewnątrz: płytka dłuższa pod piątym palcem sprawia, że but zgina się skośnie, co obraca stopę na zewnątrz.
why-gait-plate-induce-in-toe = Palce są mocno skierowane na zewnątrz: płytka dłuższa pod paluchem sprawia, że but zgina się skośnie, co obraca stopę do wewnątrz.
why-fill-standard = Wypełnienie standardowe: łuk lekko ustępuje pod obciążeniem, a wkładka jest tolerowana od pierwszego dnia.
why-fill-close = Wkładka ściśle przylega do podeszwy, aby rozłożyć nacisk.
why-post-flat = Płaski klin: wkładka stoi równo i się nie kołysze. Pochylenie stosuje się tylko wtedy, gdy wymaga go badanie.
why-post-build = Klin jest dodany pod skorupą, gdzie można go zeszlifować.
why-forefoot-post-build = Klin przodostopia jest dodany pod skorupą, gdzie można go zeszlifować.
why-post-build-dress = W bucie wizytowym jest miejsce tylko na wąski klin.
why-shell-polyamide12 = Przy większej masie ciała skorupa musi być grubsza, aby łuk miał tę samą podatność.
why-shell-carbon = Przy większej masie ciała laminat musi być grubszy, aby łuk miał tę samą podatność.
why-shell-soft = Miękki materiał raczej amortyzuje, niż podpiera, dlatego musi być grubszy.
why-shell-polylactide = Polilaktyd jest sztywniejszy od poliamidu, więc skorupa jest cieńsza; przy większej masie ciała musi być grubsza.
why-well-navicular = Zagłębienie w skorupie chroni bolesną kość przed uciskiem.
why-cavus-thin-polypropylene = Sztywna, wysoko wysklepiona stopa potrzebuje bardziej podatnej skorupy.
why-cavus-lateral-skive = Na modelu ścina się gips po bocznej stronie pięty: reakcja podłoża działa bocznie od osi stawu skokowego dolnego i kostka rzadziej „ucieka”.
why-cavus-lateral-cup = Głębsza miseczka utrzymuje piętę nad ścięciem, gdy kostka „ucieka” na zewnątrz.
why-cavus-cover = Wysoko wysklepiona, sztywna stopa opiera się na małej powierzchni; amortyzujące pokrycie rozkłada nacisk.
why-cavus-lateral-flange = Podniesiona krawędź boczna podtrzymuje stopę, gdy kostka „ucieka” na zewnątrz.
why-cavus-lateral-forefoot = Niski klin pod boczną częścią przodostopia pozwala opaść zgiętemu podeszwowo pierwszemu promieniowi i chroni piętę przed przechylaniem na zewnątrz.
why-diabetic-cushion = Miękkie pokrycie pełnej długości rozkłada nacisk i nie ma krawędzi pod przodostopiem.
why-diabetic-contact = Pełny kontakt rozkłada nacisk i obniża jego wartości szczytowe.
why-equinus-lift = Podwyższenie pod piętą daje stawowi skokowemu brakujące stopnie, dzięki czemu pięta nie musi odrywać się zbyt wcześnie.
why-equinus-fill = Napięta łydka dociska łuk do skorupy: wysoki, twardy łuk bolałby albo pękł.
why-equinus-cup = Podwyższenie unosi piętę w bucie; głębsza miseczka lepiej ją trzyma.
why-valgus-post = Boczna część przodostopia jest podparta tam, gdzie sztywne przodostopie opada po stronie przyśrodkowej, aby pięta nie przechylała się na zewnątrz.
why-valgus-first-ray = Skorupa jest wycięta pod pierwszym promieniem, aby obniżony promień nie przechylał stopy na zewnątrz.
why-varus-post = Klin pod przyśrodkową częścią przodostopia zbliża do niej podłoże, więc stopa nie musi pronować, aby go dosięgnąć.
why-fhl-first-ray-cutout = Skorupa jest wycięta pod pierwszym promieniem, aby mógł opaść, a paluch mógł się zgiąć przy wybiciu.
why-fhl-low-fill = Małe wypełnienie pozwala skorupie podtrzymać łuk, podczas gdy pierwszy promień opada przed nią.
why-fhl-cup = Nieco głębsza miseczka utrzymuje piętę pionowo, gdy przód skorupy jest zwężony przez wycięcie.
why-rigidus-extension = Sztywna płytka pod paluchem oszczędza sztywny staw: stopa przetacza się po płytce, zamiast wymuszać ruch palucha.
why-limitus-extension-painful = Staw jeszcze się zgina, ale boli lub ma wyrośl kostną: płytka go oszczędza.
why-limitus-low-fill-painless = Staw jeszcze się zgina bez bólu: skorupa podpiera łuk i pozwala opaść pierwszemu promieniowi.
why-rigidus-arch = Przy sztywnym paluchu łuk nie może być wysoki: wysoki łuk wymaga ruchu, którego staw nie ma.
why-rigidus-cover = Pokrycie niesie płytkę przedłużenia przed skorupą i osłania palce przed jej krawędzią.
why-limb-lift-first = Pierwsze podwyższenie wyrównuje część różnicy; zwiększa się je co 2–4 tygodnie, jeśli jest tolerowane.
why-limb-lift-next = Podwyższenie jest już noszone: to następny krok; reszta różnicy zostaje na później.
why-limb-lift-kept = Noszone podwyższenie wyrównuje prawie całą różnicę: pozostaje bez zmian.
why-limb-lift-over = Noszone podwyższenie jest większe niż odnotowana różnica: dobór zaczyna się od nowa, od zmierzonej różnicy.
why-limb-lift-heilig = Różnica istnieje od dawna albo kręgosłup się do niej przystosował: pierwsze podwyższenie wyrównuje mniejszą jej część.
why-subtalar-fill = Sztywna stopa nie opada na wysoki łuk: wkładka wypełnia go i podpiera stopę tam, gdzie ona stoi.
why-subtalar-cushion = Sztywna stopa słabo amortyzuje krok; miękkie pokrycie przejmuje część wstrząsu.
why-subtalar-thin-polyamide = Sztywna stopa otrzymuje bardziej podatną skorupę.
why-metatarsal-pad = Pelota za głowami kości śródstopia przenosi nacisk z bolesnych głów na trzony.
why-metatarsalgia-cover = Amortyzujące pokrycie nad pelotą osłania podeszwę przed jej krawędzią.
why-midfoot-length = Wkładka pełnej długości rozkłada zginanie na całą stopę zamiast na bolesne stawy.
why-midfoot-fill = Łuk jest podparty na całej długości, umiarkowanie wysoko: wysoki punkt uciskałby bolesny staw.
why-midfoot-cover = Amortyzujące pokrycie pełnej długości osłania bolesne śródstopie przed krawędzią wkładki.
why-neuroma-pad = Niska pelota za głowami kości śródstopia rozsuwa je i daje miejsce nerwowi.
why-fascia-contact = Dokładnie podparty łuk odciąża rozcięgno podeszwowe.
why-fascia-cup = Głęboka miseczka utrzymuje poduszkę tłuszczową pięty pod bolesnym miejscem.
why-fascia-groove = Rozcięgno napina się jak struna: rowek w skorupie chroni je przed uciskiem.
why-fascia-valgus = Niski klin pod boczną częścią przodostopia odciąża rozcięgno podeszwowe.
why-fascia-heel-cushion = Miękka poduszka pod piętą zmniejsza nacisk na bolesny przyczep rozcięgna.
why-pronation-medial-post = Przyśrodkowa strona pięty jest podniesiona, aby spowolnić pronację; ruch wyszlifowany w klinie pozwala stopie nadal amortyzować krok.
why-pronation-severe-skive = Na modelu ścina się gips po przyśrodkowej stronie pięty: reakcja podłoża działa przyśrodkowo od osi stawu skokowego dolnego.
why-pronation-axis-skive = Oś stawu skokowego dolnego jest przesunięta przyśrodkowo albo stopę trudno supinować ręką: ścięcie przenosi reakcję podłoża bardziej przyśrodkowo.
why-pronation-rigid-fill = Płaskostopie jest sztywne: wkładka podpiera stopę tam, gdzie ona stoi, i nie wypycha łuku do góry.
why-pronation-severe-walls = Głęboka miseczka i podniesiona krawędź przyśrodkowa pomagają kontrolować mocno pronującą piętę.
why-pronation-cup = Głębsza miseczka piętowa pomaga kontrolować pronującą piętę.
why-pronation-fill = Małe wypełnienie zachowuje łuk modelu. Sama profilowana wkładka zmniejsza szczytową ewersję o około dwa stopnie; udział wypełnienia nie jest znany.
why-varus-rearfoot-post = Przyśrodkowa strona pięty jest podniesiona, aby zbliżyć podłoże do szpotawej pięty, która nie musi wtedy tak mocno pronować; ruch wyszlifowany w klinie zachowuje część pronacji.
why-sesamoid-cutout = Skorupa jest wycięta pod pierwszym promieniem, aby nie uciskała bolesnych trzeszczek.
why-shock-cover = Amortyzujące pokrycie przejmuje część wstrząsu przy uderzeniu piętą.

## Dlaczego najpierw specjalista: zdania z profiles/rules

refer-neuropathy = Neuropatia obwodowa: stopa nie czuje, że wkładka jej szkodzi.
refer-ulcer = Otwarte owrzodzenie.
refer-charcot = Ostra stopa Charcota.
refer-inflammatory-flare = Zaostrzenie zapalenia stawów: kształt i tolerancja stopy zmieniają się z tygodnia na tydzień.
refer-tibial-tendon = Dysfunkcja ścięgna mięśnia piszczelowego tylnego, stopień 4: zniekształcony jest sam staw skokowy, a wkładka na niego nie działa.
refer-under-16 = Wiek poniżej 16 lat: stopa rośnie i wymiary dla dorosłych nie mają zastosowania.
refer-recent-surgery = Operacja mniej niż 6 miesięcy temu: ustawienie i obciążenie wciąż się zmieniają.

## Elementy wkładki

feature-length = długość wkładki
feature-width = szerokość skorupy
feature-shell-thickness = grubość skorupy
feature-heel-cup = głębokość miseczki piętowej
feature-arch-fill = wypełnienie łuku
feature-arch-height = zmiana wysokości łuku
feature-medial-flange = krawędź przyśrodkowa
feature-lateral-flange = krawędź boczna
feature-fascial-groove = rowek na rozcięgno podeszwowe
feature-navicular-well = zagłębienie na kość łódkowatą
feature-fifth-base-well = zagłębienie na podstawę V kości śródstopia
feature-rearfoot-post = klin tyłostopia
feature-rearfoot-post-motion = ruch na klinie tyłostopia
feature-rearfoot-post-kind = rodzaj klina tyłostopia
feature-medial-skive = ścięcie przyśrodkowe pięty (skive)
feature-lateral-skive = ścięcie boczne pięty (skive)
feature-inversion = inwersja modelu
feature-heel-lift = podwyższenie pięty
feature-heel-lift-kind = rodzaj podwyższenia pięty
feature-heel-aperture = otwór pod piętą
feature-heel-horseshoe = podkowa pod piętą
feature-cuboid-pad = pelota pod kość sześcienną
feature-arch-pad = pelota łuku
feature-arch-reinforcement = wzmocnienie łuku
feature-forefoot-post = klin przodostopia
feature-forefoot-post-kind = rodzaj klina przodostopia
feature-bar-post = belka pod przodostopiem
feature-first-ray-cutout = wycięcie pod pierwszym promieniem
feature-first-ray-backfill = wypełnienie wycięcia pod pierwszym promieniem
feature-fifth-ray-cutout = wycięcie pod piątym promieniem
feature-mortons-extension = przedłużenie Mortona
feature-mortons-extension-kind = zasięg przedłużenia Mortona
feature-gait-plate = płytka korygująca kierunek chodu (gait plate)
feature-reverse-mortons = odwrotne przedłużenie Mortona
feature-first-ray-void = zagłębienie pod głową I kości śródstopia
feature-hallux-raise = uniesienie palucha
feature-metatarsal-pad = pelota metatarsalna
feature-metatarsal-pad-setback = odsunięcie peloty metatarsalnej ku tyłowi
feature-metatarsal-bar = belka metatarsalna
feature-neuroma-pad = pelota przy nerwiaku Mortona
feature-forefoot-cushion = poduszka pod przodostopie
feature-heel-cushion = poduszka pod piętę
feature-toe-crest = wałek pod palce
feature-toe-filler = wypełnienie w miejscu palców
feature-top-cover = pokrycie górne
feature-perimeter = naddatek obwodu
feature-ventilation = otwory wentylacyjne
feature-lattice = struktura kratownicowa
feature-stiffness-zones = strefy sztywności
feature-engraving = grawerunek

## Wielkości słowami

dose-yes = tak
dose-no = nie
dose-none = brak
dose-minimum = minimalne
dose-standard = standardowe
dose-maximum = maksymalne
dose-metatarsal = do głów kości śródstopia
dose-sulcus = do rowka pod palcami
dose-full = pełna
dose-narrow = wąska
dose-regular = normalna
dose-wide = szeroka
dose-intrinsic = wewnętrzny
dose-extrinsic = zewnętrzny
dose-combined = łączony
dose-strip = wąski pasek
dose-in-the-post = w klinie
dose-tapered = zwężające się ku przodowi
dose-full-length = na całej długości
dose-head-only = tylko pod głowę I kości śródstopia
dose-head-and-hallux = pod głowę I kości śródstopia i paluch
dose-full-block = pełny blok
dose-induce-out-toe = stopa na zewnątrz
dose-induce-in-toe = stopa do wewnątrz

## Dane zamówienia, wykończenia i obuwia

field-prescriber-code = kod zlecającego
field-clinic-code = kod gabinetu
field-ship-to-code = kod miejsca dostawy
field-resubmission-of = zastępuje zamówienie
field-service-date = data badania
field-due-date = termin
field-rush = pilne
field-status = stan
field-pairs = liczba par
field-lab-discretion = wybór pracowni dozwolony
field-instructions = uwagi
field-top-cover = pokrycie górne
field-top-cover-length = długość pokrycia górnego
field-top-cover-colour = kolor pokrycia górnego
field-mid-layer = warstwa środkowa
field-bottom-cover = pokrycie dolne
field-glue = klejenie
field-kind = rodzaj
field-size-left = rozmiar, lewy
field-size-right = rozmiar, prawy
field-internal-length = długość wewnętrzna
field-internal-width = szerokość wewnętrzna
field-heel-drop = różnica wysokości pięty i palców
field-counter-height = wysokość zapiętka
field-volume = pojemność
field-removable-insole = wyjmowana wyściółka
field-insole-thickness = grubość wyściółki
field-rocker-sole = podeszwa kołyskowa
field-stiff-sole = sztywna podeszwa

## Ich wartości

word-yes = tak
word-no = nie
word-none = brak
word-eva = EVA
word-polyurethane-foam = pianka poliuretanowa
word-polyethylene-foam = pianka polietylenowa
word-neoprene = neopren
word-leather = skóra
word-vinyl = skaj (PVC)
word-microfibre = mikrofibra
word-cork = korek
word-shell = tylko skorupa
word-sulcus = do rowka pod palcami
word-full = pełna
word-whole = cała powierzchnia
word-posterior-half = tylna połowa
word-loose = luzem, bez klejenia
word-walking = spacerowe
word-running = do biegania
word-sport = sportowe
word-dress = wizytowe
word-court = halowe
word-boot = z cholewką
word-sandal = sandały
word-extra-depth = pogłębione
word-shallow = mała
word-regular = normalna
word-deep = duża
word-draft = w przygotowaniu
word-submitted = wysłane
word-in-progress = w realizacji
word-completed = wykonane
word-shipped = w drodze

## Materiały i technologie

material-carbon = laminat z włókna węglowego
material-eva = EVA frezowana, 50 Shore A
material-pa11 = poliamid 11, Multi Jet Fusion lub spiekany
material-pa12-mjf = poliamid 12, Multi Jet Fusion
material-pa12-sls = poliamid 12, spiekany laserowo
material-petg = PETG, filament
material-pla = polilaktyd, filament
material-polypropylene = płyta polipropylenowa
material-tpu = poliuretan termoplastyczny, spiekany, 86 Shore A
process-fdm-petg = druk z filamentu, PETG
process-fdm-pla = druk z filamentu, polilaktyd
process-fdm-tpu = druk z filamentu, poliuretan termoplastyczny
process-mjf-pa11 = Multi Jet Fusion, poliamid 11
process-mjf-pa12 = Multi Jet Fusion, poliamid 12
process-mjf-tpu = Multi Jet Fusion, poliuretan termoplastyczny
process-sls-pa12 = spiekanie laserowe, poliamid 12

## Pierwszy ekran raportu

page-title = Indywidualne wkładki ortopedyczne
page-skip = Przejdź do raportu
page-sections = Części raportu
page-feet = Wkładki
page-prescription = Zalecenia
page-chain = Od palucha do lędźwi
page-assumptions = Założenia
page-files = Pliki
page-rest = Dalsza część tej strony jest po angielsku, podobnie jak zdania tego ekranu, których nie przetłumaczono.
patient-mass = masa ciała
patient-height = wzrost
patient-age = wiek
patient-years = { $number } l.
patient-sex = płeć
patient-steps = kroki na dobę
patient-shoe = obuwie
sex-female = kobieta
sex-male = mężczyzna
first-at-a-glance = W skrócie
first-device-left = Lewa wkładka
first-device-right = Prawa wkładka
first-nothing-found = Nie stwierdzono niczego, co wymaga zaleceń według reguł.
first-motion = { $dose }, ruch { $motion }
first-more = { $count ->
    [one] jeszcze { $count } pozycja
    [few] jeszcze { $count } pozycje
   *[many] jeszcze { $count } pozycji
}
first-heel-height = pięta
first-heel-height-of = nad dnem buta
first-ball-height = przodostopie
first-pitch = spadek
first-pitch-of = pięta–przodostopie
first-mass = masa
first-change = Co zmieniają wkładki
first-change-how = od palucha do lędźwi, 80 %
first-joint = Staw
first-exploratory = orientacyjnie
first-unsure = niepewne
first-scales = Skale:
first-scales-from = od
first-scales-to = do
first-scales-mean = kreska pośrodku oznacza brak zmiany, pasek obejmuje 80 na 100 symulacji, kropka to ich mediana.
first-degrees = stopni
first-settle = Wyjaśnić przed wykonaniem
first-advice = Zalecenie
first-uncertain = Co jest niepewne
first-next = Co dalej
first-evidence = dowody
first-grade = Siła dowodów { $grade }: { $meaning }
grade-a = badania kliniczne z losowym doborem lub metaanaliza
grade-b = badania laboratoryjne na ludziach
grade-c = zwłoki, symulacja lub dane pośrednie
grade-d = opinia ekspertów lub zwyczaj pracowni
form-clarify-side = { $side }: { $what }
kind-refer = Skierować
kind-check = Kontrola obciążeń
kind-warning = Uwaga
kind-first = Najpierw
side-left = lewa
side-right = prawa
alt-device = Wkładka { $side } { $view }, elementy w kolorach
view-above = z góry
uncertain-count = { $side } { $number }
uncertain-directions = Kierunek niektórych zmian jest niepewny (liczba wielkości: { $counts }).
uncertain-directions-among = Kierunek niektórych zmian jest niepewny (liczba wielkości: { $counts }), między innymi: { $loads }.
uncertain-exploratory = Miednica i lędźwie: szacunki są orientacyjne, zbyt słabe, by na nich samych opierać decyzję.
uncertain-marks = Mała pewność skanu w miejscach: { $marks }.
uncertain-mark = { $mark } ({ $side }) { $number } %
uncertain-assumed = { $count ->
    [one] { $count } założenie z powodu nieodnotowanych wyników badania: patrz „Assumptions”.
    [few] { $count } założenia z powodu nieodnotowanych wyników badania: patrz „Assumptions”.
   *[many] { $count } założeń z powodu nieodnotowanych wyników badania: patrz „Assumptions”.
}
next-print = Wydrukować { $files }; materiał: { $material }.
next-and = i
next-review-lift = Kontrola za 2–4 tygodnie: tolerancja, wysuwanie się pięty z buta i czy zwiększyć podwyższenie o kolejny krok.
next-review = Kontrola za 2–4 tygodnie: tolerancja, otarcia przy krawędziach i dolegliwości.
next-record = Zbadać: { $ask } Od tego zależy { $decides }.
next-record-of = Zbadać ({ $sides }): { $ask } Od tego zależy { $decides }.

## Pięty obu wkładek

heels-stand = { $stand }; { $lifts }
stand-same = obie pięty stoją na tej samej wysokości
stand-higher = pięta { $side } stoi o { $number } mm wyżej niż { $side-other }
lifts-none = nie zalecono różnicy
lifts-differ = zalecone podwyższenia różnią się o { $number } mm

## Zmiany obciążeń

change-none = bez zmian
interval-range = od { $low } do { $high }
joint-sole = Podeszwa
joint-first-mtp = Staw palucha
joint-arch = Łuk stopy
joint-subtalar = Staw skokowy dolny
joint-ankle = Staw skokowy górny
joint-knee = Kolano
joint-hip = Biodro
joint-pelvis = Miednica
joint-lumbar = Lędźwie
plain-first-head-pressure = nacisk pod głową I kości śródstopia
plain-heel-pressure = nacisk pod piętą
plain-mtp-stop = moment w stawie na końcu ruchu
plain-mtp-motion = zgięcie grzbietowe przy wybiciu
plain-fascia = napięcie rozcięgna podeszwowego
plain-midfoot = obciążenie zginające
plain-eversion = ewersja (pronacja)
plain-subtalar = wysiłek mięśni przeciw pronacji
plain-calf = obciążenie łydki
plain-dorsiflexion = zgięcie grzbietowe
plain-inner-knee = obciążenie przyśrodkowej części kolana
plain-knee-flexion = zgięcie w środku fazy podporu
plain-sideways = obciążenie boczne
plain-hip-extension = wyprost przy wybiciu
plain-pelvic-drop = opadanie po przeciwnej stronie
plain-joint-force = siła działająca na staw
plain-disc = ściskanie L5/S1
plain-inner-knee-force = siła działająca na przyśrodkową część kolana

## Obciążenia i kąty modelu

load-heel-pressure = szczytowy nacisk pod piętą
load-medial-heel-pressure = szczytowy nacisk pod przyśrodkową częścią pięty
load-midfoot-pressure = szczytowy nacisk pod śródstopiem
load-first-head-pressure = szczytowy nacisk pod głową I kości śródstopia
load-lesser-heads-pressure = szczytowy nacisk pod głowami II–V kości śródstopia
load-forefoot-pressure = szczytowy nacisk pod całym przodostopiem
load-hallux-pressure = szczytowy nacisk pod paluchem
load-lesser-toes-pressure = szczytowy nacisk pod palcami II–V
load-cop-medial = środek nacisku w poprzek stopy, przyśrodkowo +
load-cop-forward = środek nacisku wzdłuż stopy
load-mtp-dorsiflexion = zgięcie grzbietowe palucha wykorzystane przy wybiciu
load-mtp-stop = moment w stawie palucha na końcu zakresu ruchu
load-hallux-force = siła pod paluchem
load-first-head-force = siła pod głową I kości śródstopia
load-fascia = napięcie rozcięgna podeszwowego
load-midfoot-moment = moment zginający śródstopia
load-eversion = szczytowa ewersja tyłostopia (względem swobodnego stania)
load-subtalar-moment = moment supinacyjny w stawie skokowym dolnym przed oderwaniem pięty (wewnętrzny)
load-tibial-rotation = rotacja wewnętrzna goleni
load-ankle-dorsiflexion = zgięcie grzbietowe stopy w fazie podporu
load-ankle-plantarflexion = zgięcie podeszwowe stopy przy wybiciu
load-ankle-moment = moment zginaczy podeszwowych stopy
load-achilles = siła w ścięgnie Achillesa
load-ankle-force = siła kontaktowa w stawie skokowym górnym
load-shock = wskaźnik wstrząsu (względem chodu bez zaburzeń = 1)
load-vertical-force = pionowa reakcja podłoża w fazie przyjęcia ciężaru
load-knee-adduction = zewnętrzny moment przywodzący kolano, pierwszy szczyt
load-knee-flexion = zgięcie kolana w środku fazy podporu
load-knee-flexion-moment = zewnętrzny moment zginający kolano
load-knee-force = siła kontaktowa w kolanie
load-medial-knee-force = siła kontaktowa w przyśrodkowej części kolana
load-lateral-knee-force = siła kontaktowa w bocznej części kolana
load-patella = siła rzepkowo-udowa
load-hip-force = siła kontaktowa w biodrze
load-gluteus-medius = siła mięśnia pośladkowego średniego
load-hip-extension = wyprost biodra pod koniec fazy podporu
load-hip-rotation = rotacja wewnętrzna biodra
load-hip-adduction = zewnętrzny moment przywodzący biodro
load-hip-extension-moment = zewnętrzny moment prostujący biodro pod koniec fazy podporu
load-pelvic-drop = opadanie miednicy po przeciwnej stronie
load-lumbar-bend = zgięcie boczne lędźwi
load-lumbar-lateral = boczny moment lędźwiowy w L5/S1
load-lumbar-sagittal = przedni moment lędźwiowy w L5/S1
load-disc-l5s1 = ściskanie L5/S1
load-shear-l5s1 = ścinanie L5 względem S1 ku przodowi
load-disc-l4l5 = ściskanie L4/L5
load-shear-l4l5 = ścinanie L4 względem L5 ku przodowi
load-erector-this = siła prostownika grzbietu, ta strona
load-erector-other = siła prostownika grzbietu, przeciwna strona

## Punkty orientacyjne skanu

mark-toe-tip = czubek palców
mark-first-head = głowa I kości śródstopia
mark-second-head = głowa II kości śródstopia
mark-fifth-head = głowa V kości śródstopia
mark-arch-apex = szczyt łuku
mark-sustentaculum = podpórka kości skokowej
mark-heel-centre = środek pięty
mark-heel-back = tył pięty

## Kontrola obciążeń

check-leg = noga { $side }: { $check }
check-surely = wkładka zwiększa { $raises } o { $amount }: więcej niż wahania u jednej osoby i ponad zakres tej osoby bez stwierdzonych zmian w { $number } % symulacji
check-complaint = wkładka zwiększa { $raises } o { $amount } (granica { $amount-limit } przy: { $complaint })
check-complaint-unsure = wkładka zmienia { $raises } o { $amount } (granica { $amount-limit } przy: { $complaint }); u pojedynczej osoby kierunek jest niepewny
raises-knee-adduction = zewnętrzny moment przywodzący kolano
raises-knee-flexion = zgięcie kolana w środku fazy podporu
raises-heads = szczytowy nacisk pod głowami kości śródstopia
raises-midfoot-pressure = szczytowy nacisk pod śródstopiem
raises-shock = wstrząs przy uderzeniu piętą
raises-fascia = napięcie rozcięgna podeszwowego
raises-knee-moment = moment zginający kolano
raises-achilles = siłę w ścięgnie Achillesa
raises-midfoot = moment zginający śródstopie
complaint-medial-knee = zmiany zwyrodnieniowe przyśrodkowego przedziału kolana
complaint-heads = ból pod głowami kości śródstopia
complaint-heel = ból podeszwowej strony pięty
complaint-achilles = ból ścięgna Achillesa
complaint-midfoot = zmiany zwyrodnieniowe śródstopia
step-inner-knee = zapytać o przyśrodkową stronę kolana i rozważyć ten wzrost wobec celu wkładki
step-rocker = rozważyć podeszwę kołyskową, która przetacza stopę po unieruchomionym paluchu
step-cushion-forefoot = zastosować amortyzację przodostopia
step-arch-tender = przy przymiarce sprawdzić tkliwość łuku
step-heel-cushion = dodać poduszkę pod piętę
step-stretch = rozciągać łydkę i stopniowo obciążać rozcięgno
step-front-knee = zapytać o ból z przodu kolana
step-heel-lift = dodać podwyższenie pięty
step-stiffen = usztywnić skorupę pod śródstopiem
step-refer-diabetic = skierować do poradni stopy cukrzycowej lub stopy zagrożonej; wkładki pełnokontaktowe wykonuje się pod jej opieką
step-refer-ulcer = skierować jeszcze dziś; odciążenie jest leczeniem rany, a nie zaleceniem wkładki
step-refer-charcot = skierować jeszcze dziś po gips lub but odciążający
step-refer-rheumatology = skierować do reumatologa; ponowić skan w okresie wyciszenia
step-refer-ankle = skierować do ortopedy stopy; stabilizator lub orteza stopowo-goleniowa utrzyma to, czego wkładka nie może
step-refer-child = skierować do specjalisty dziecięcego
step-refer-surgeon = zapytać chirurga; ponowić skan po 6 miesiącach
note-back = Dolegliwości pleców jako kontekst: zanotować, ile minut stania i chodzenia mija, zanim pojawi się ból, teraz i przy kontroli. U 1930 osób pronacja stopy w chodzie wiązała się z bólem pleców u kobiet (iloraz szans 1,5), a kształt stopy w staniu nie; związek nie oznacza przyczyny. Ból w nocy, osłabienie nogi lub kłopoty z pęcherzem: skierować.
note-prefabricated = Najpierw wkładka gotowa: w bólu podeszwowej strony pięty badania nie wykazały różnicy między profilowanymi wkładkami indywidualnymi a gotowymi (Whittaker 2018, stopień A), a nic innego, co tu stwierdzono, nie wymaga wkładki indywidualnej. Najpierw zaproponować wkładkę gotową; niewielki efekt jednej i drugiej widać po 7–12 tygodniach. Ustawienie `prefabricated_first` wyłącza tę uwagę.
note-limb = Różnica powyżej 20 mm: zaplanować podwyższenie na podeszwie buta (pełne pod piętą, połowa pod przodostopiem) i konsultację ortopedyczną.
note-rigid-tendon = Dysfunkcja ścięgna mięśnia piszczelowego tylnego, stopień 3: sztywne płaskostopie. Wkładka dopasowuje się, a nie koryguje; zasięgnąć opinii ortopedy i rozważyć stabilizator.
note-posts = kliny pod piętą i przodostopiem usztywniają łuk skorupy około { $number } razy ({ $source }); skorupa pozostaje przy { $number-wall } mm; { $number-thin } mm przywróciłoby sztywność bez klinów, ale jest poniżej każdej zalecanej grubości
step-posts = jeśli łuk ma się uginać, wykonać klin przodostopia jako wewnętrzny albo użyć skorupy o stopień cieńszej dla tej masy ciała
why-other-foot = Wymaga tego druga stopa, a miednica ma pozostać w poziomie. { $why }
why-in-addition = { $why-first } Dodatkowo: { $why-second }
why-kept-low = { $why-first } Z ograniczeniem: { $why-second }
why-own = Ustalone przez osobę zlecającą.
why-preset = Osoba zlecająca wybrała zestaw „{ $preset }”.
why-agree = { $who } Reguły są zgodne: { $why }
why-proposed = { $who } Reguły proponowały: { $dose }. { $why }
why-set-to = { $why } Zmienione na { $dose }, ponieważ: { $because }.
why-needed = Potrzebne, ponieważ: { $because }.
why-from-table = { $why } Podano { $number } mm od płaszczyzny stołu; skorupa i podwyższenie zajmują pod piętą { $number-under } mm.
who-own = Ustalone przez osobę zlecającą.
who-preset = Osoba zlecająca wybrała zestaw „{ $preset }”.

## Kontrola przed drukiem

inspect-wall = najcieńsza ścianka { $number } mm, dla technologii „{ $process }” lepiej co najmniej { $number-limit } mm
inspect-solid = lita grubość { $number } mm, ponad { $number-limit } mm: może się wypaczyć
inspect-gap = najwęższa szczelina lub kreska { $number } mm, technologia „{ $process }” wymaga { $number-limit } mm
inspect-edges = { $number } mm krawędzi ostrzejszych niż { $number-limit }° (najostrzejsza { $number-sharpest }°)
inspect-overhang = { $number } mm² nawisów pod kątem mniejszym niż { $number-limit }° do stołu wymaga podpór
inspect-triangles = liczba trójkątów: { $number }, ponad { $number-limit }

## Co rozstrzyga badanie

decides-whether = rozpoznanie: { $condition }
decides-line = zalecenie: { $feature }
decides-weak = rozpoznanie: { $condition }, obecnie oparte na wartości o małej pewności
decides-stage = rozpoznanie: { $condition }
condition-achilles = ból ścięgna Achillesa
condition-prominence = bolesna wyniosłość kostna
condition-cavus = stopa supinowana lub wydrążona
condition-at-risk = stopa zagrożona
condition-equinus = ograniczone zgięcie grzbietowe stopy (końskość)
condition-valgus = koślawość przodostopia lub zgięty podeszwowo pierwszy promień
condition-varus = szpotawość przodostopia
condition-functional = czynnościowe ograniczenie ruchu palucha (hallux limitus)
condition-rigidus = strukturalne ograniczenie ruchu lub sztywność palucha (hallux limitus, rigidus)
condition-lateral-knee = zmiany zwyrodnieniowe bocznego przedziału kolana
condition-medial-knee = zmiany zwyrodnieniowe przyśrodkowego przedziału kolana
condition-limb = różnica długości kończyn dolnych, strona krótsza
condition-subtalar = ograniczony ruch stawu skokowego dolnego
condition-metatarsalgia = metatarsalgia
condition-midfoot = zmiany zwyrodnieniowe śródstopia
condition-neuroma = nerwiak Mortona
condition-heel-pain = zapalenie rozcięgna podeszwowego (ból podeszwowej strony pięty)
condition-pronation = nadmierna pronacja
condition-rearfoot-varus = szpotawość tyłostopia
condition-sesamoid = ból trzeszczek
condition-shock = słaba amortyzacja

## Co zbadać

ask-limb = Która kończyna jest krótsza i o ile (podkładki lub zdjęcie rentgenowskie w staniu).
ask-first-mtp-dorsiflexion-unloaded = Bierne zgięcie grzbietowe palucha bez obciążenia stopy, stopnie.
ask-first-mtp-dorsiflexion-loaded = Zgięcie grzbietowe palucha w staniu lub przy obciążonym pierwszym promieniu, stopnie.
ask-first-mtp-end-range-pain = Ból na końcu zakresu ruchu palucha.
ask-first-mtp-mid-range-pain = Ból w środku zakresu ruchu palucha.
ask-first-mtp-dorsal-spur = Grzbietowa wyrośl kostna w stawie śródstopno-paliczkowym palucha.
ask-first-mtp-crepitus = Trzeszczenie w stawie śródstopno-paliczkowym palucha.
ask-jack = Co robi łuk stopy przy uniesieniu palucha w staniu (test Jacka).
ask-hallux-valgus = Kąt koślawości palucha, stopnie.
ask-first-ray-up = O ile można unieść pierwszy promień ponad poziom drugiego, mm.
ask-first-ray-down = O ile można obniżyć pierwszy promień poniżej poziomu drugiego, mm.
ask-first-ray-plantarflexed = Czy pierwszy promień jest zgięty podeszwowo.
ask-first-ray-rigid = Czy pierwszy promień jest sztywny (nie porusza się w górę i w dół).
ask-ankle-straight = Zgięcie grzbietowe stopy przy wyprostowanym kolanie, stopnie.
ask-ankle-bent = Zgięcie grzbietowe stopy przy zgiętym kolanie, stopnie.
ask-ankle-bony-block = Czy ruch stawu skokowego zatrzymuje się twardo na kości.
ask-lunge = Kąt goleni w wykroku w obciążeniu, stopnie.
ask-subtalar-inversion = Zakres inwersji stawu skokowego dolnego, stopnie.
ask-subtalar-eversion = Zakres ewersji stawu skokowego dolnego, stopnie.
ask-subtalar-fused = Usztywniony lub zrośnięty staw skokowy dolny.
ask-subtalar-axis = Przebieg osi stawu skokowego dolnego: przyśrodkowy, prawidłowy lub boczny.
ask-supination-resistance = Jak silny opór stawia stojąca stopa przy supinowaniu ręką.
ask-relaxed-stance = Ustawienie pięty w swobodnym staniu, ewersja +, stopnie.
ask-neutral-stance = Ustawienie pięty w pozycji neutralnej, ewersja +, stopnie.
ask-forefoot-to-rearfoot = Przodostopie względem tyłostopia, szpotawość +, stopnie.
ask-forefoot-rigid = Czy zniekształcenie przodostopia jest sztywne (nie daje się skorygować ręką).
ask-arch-type = Wysokość łuku: niski, prawidłowy lub wysoki.
ask-arch-flexible = Czy łuk unosi się przy staniu na palcach (podatny).
ask-navicular-drop = Opadanie kości łódkowatej od pozycji neutralnej do swobodnego stania, mm.
ask-posture-index = Wskaźnik ustawienia stopy (Foot Posture Index, sześć cech), od -12 do 12.
ask-tibial-stage = Dysfunkcja ścięgna mięśnia piszczelowego tylnego, stopień według Johnsona i Stroma, od 0 do 4.
ask-midfoot-arthritis = Zmiany zwyrodnieniowe śródstopia (zdjęcie rentgenowskie lub bolesne wyrośla grzbietowe).
ask-midfoot-dorsal-pain = Ból na grzbiecie śródstopia przy obciążeniu.
ask-heel-tender = Tkliwość przyśrodkowo-podeszwowej części pięty.
ask-first-step = Ból pięty przy pierwszych krokach dnia.
ask-bowstrings = Czy rozcięgno napina się jak struna przy uniesieniu palców.
ask-heel-pad = Cienka lub przemieszczona poduszka tłuszczowa pięty.
ask-lateral-heel-pain = Ból bocznej części pięty.
ask-central-pain = Ból pod głowami II–IV kości śródstopia.
ask-neuroma = Objawy nerwiaka Mortona (przeskakiwanie, przeszywający ból).
ask-sesamoid = Ból pod trzeszczkami.
ask-achilles = Ból ścięgna Achillesa.
ask-peroneal = Ból ścięgien strzałkowych.
ask-instability = Powtarzające się skręcenia kostki lub uczucie jej „uciekania” na zewnątrz.
ask-lateral-wear = Starta zewnętrzna strona obcasa buta.
ask-medial-wear = Starta wewnętrzna strona obcasa buta.
ask-medial-knee = Zmiany zwyrodnieniowe przyśrodkowego przedziału kolana po tej stronie.
ask-lateral-knee = Zmiany zwyrodnieniowe bocznego przedziału kolana po tej stronie.
ask-knee-pain = Ból kolana po tej stronie.
ask-navicular-prominent = Wystająca, bolesna kość łódkowata.
ask-fifth-base = Wystająca, bolesna podstawa V kości śródstopia.
ask-partial-foot = Brak palców lub częściowa amputacja stopy.
ask-peak-eversion = Szczytowa ewersja tyłostopia w fazie podporu, stopnie.
ask-rearfoot-reference = Zero kątów tyłostopia: swobodne stanie, pion lub pozycja neutralna stawu skokowego dolnego.
ask-late-pronation = Czy stopa pozostaje w pronacji po minięciu jej przez drugą stopę.
ask-supinated = Czy pięta pozostaje w inwersji w środku fazy podporu (chód na bocznej krawędzi).
ask-early-heel-rise = Czy pięta odrywa się od podłoża przed uderzeniem drugiej pięty.
ask-twist = Czy pięta przy odrywaniu skręca się gwałtownie do wewnątrz.
ask-midfoot-break = Czy śródstopie ugina się ku górze przy odrywaniu pięty.
ask-peak-mtp = Szczytowe zgięcie grzbietowe palucha przy wybiciu, stopnie.
ask-low-gear = Czy wybicie odbywa się przez palce II–V zamiast przez paluch.
ask-peak-ankle-dorsiflexion = Szczytowe zgięcie grzbietowe stopy w fazie podporu, stopnie.
ask-peak-ankle-plantarflexion = Szczytowe zgięcie podeszwowe stopy przy wybiciu, stopnie.
ask-premature-knee = Czy kolano pozostaje zgięte lub zgina się wtedy, gdy powinno się prostować.
ask-knee-flexion = Zgięcie kolana pod koniec środkowej fazy podporu, stopnie.
ask-recurvatum = Czy kolano jest wypychane do tyłu (genu recurvatum) w fazie podporu.
ask-hip-extension = Szczytowy wyprost biodra pod koniec fazy podporu, stopnie.
ask-hip-rotation = Szczytowa rotacja wewnętrzna biodra w fazie podporu, stopnie.
ask-pelvic-drop = Opadanie miednicy po przeciwnej stronie w fazie podporu, stopnie.
ask-pelvic-shift = Boczne przesunięcie miednicy w fazie podporu, mm.
ask-lumbar-bend = Zgięcie boczne lędźwi w tę stronę w fazie podporu, stopnie.
ask-trunk = Pochylenie tułowia do przodu, stopnie.
ask-progression = Kąt ustawienia stopy w chodzie, palce na zewnątrz +, stopnie.
ask-speed = Prędkość chodu, m/s.
ask-cadence = Liczba kroków na minutę.
ask-hard-strike = Czy pięta uderza twardo.
ask-shock = Szczytowy wstrząs kości piszczelowej, g.
ask-pressure-first-head = Szczytowy nacisk w bucie pod głową I kości śródstopia, kPa.
ask-pressure-hallux = Szczytowy nacisk w bucie pod paluchem, kPa.
ask-pressure-central = Szczytowy nacisk w bucie pod głowami II–IV, kPa.
ask-pressure-heel = Szczytowy nacisk w bucie pod piętą, kPa.
