### Słowa dokumentów po polsku. Brakujące komunikaty są po angielsku.

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
why-pronation-fill = Małe wypełnienie zachowuje łuk modelu. Sama profilowana wkładka zmniejsza szczytową ewersję o około dwa stopnie; nie wiadomo, jaka część tego zależy od wypełnienia.
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
