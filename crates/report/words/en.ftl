### The words of the papers. English is complete: it is what every other language falls back to.
### The first word of a name is its group; texts of rules, modifications and keys are found by their English text.

## Numbers

amount-decimal-mark = .
amount-mm = { $number } mm
amount-deg = { $number } deg

## The order form

form-title = Orthosis order
form-kind = order form
form-patient = patient
form-order = order
form-revision = revision
form-material = material
form-process = process
form-shoe = shoe, { $what }
form-file = file
form-and-stl = and .stl
form-size-mass = size, mass
form-size-mass-value = { $length } x { $width } x { $height } mm, { $mass } g
form-review = review in printing
form-make = To make
form-left = Left
form-right = Right
form-finish = Finish
form-instructions = Instructions
form-clarify = Clarify with the prescriber before making
form-files = Files are in millimetres and modelled for the labelled foot: do not scale or mirror them.
form-prescriber = Prescriber:
form-date = Date:
form-lab = Lab:

## The patient's leaflet

leaflet-title = Your inserts
leaflet-found = What was found
leaflet-do = What your inserts do
leaflet-no-promise = What they do not promise
leaflet-used-to = Getting used to them
leaflet-watch = Watch for
leaflet-come-back = Come back
leaflet-decides = A clinician decides.
leaflet-left-foot = Left foot: { $what }
leaflet-right-foot = Right foot: { $what }
leaflet-both-feet = Both feet: { $what }
leaflet-left = left
leaflet-right = right
leaflet-both = left and right
leaflet-diabetes = You have diabetes
leaflet-diabetes-step = look at both soles every day
leaflet-ask = ask your clinician
leaflet-review = In 2 to 4 weeks, on ____________. Bring the inserts and the shoes that you wear most. Note until then how long you can stand and walk before it hurts.

## What the inserts do not promise. No trial shows that a foot orthosis prevents or cures back pain (Chuter 2014).

limit-load = They change how load passes through foot and leg. They do not cure a joint or straighten a foot.
limit-pain = They may ease pain. Nobody can promise it, least of all for the back: studies do not agree.
limit-model = Numbers in the report come from a model. They do not predict pain or injury.

## The usual wearing-in of laboratories; no trial compared schedules

wear-first = Days 1 and 2
wear-first-time = 1 hour a day
wear-then = Then
wear-then-time = 1 hour more each day
wear-full = Full days
wear-full-time = after about 2 weeks
wear-sport = Sport
wear-sport-time = after 3 to 4 weeks

## What to watch for, and what to do

watch-mark = A red mark that is gone within half an hour
watch-mark-step = normal; go on
watch-rub = A red mark that stays, a blister, an edge that rubs
watch-rub-step = stop, and have the edge changed
watch-new-pain = New pain in knee, hip or back for more than a few days
watch-new-pain-step = wear them less, and call
watch-wound = Wound, numbness, hot swollen foot or calf
watch-wound-step = stop, and see a doctor at once
watch-back = Pain at night, weakness of a leg, trouble with bladder or bowels
watch-back-step = see a doctor at once

## What was found: the sentences of profiles/rules

found-achilles-pain = Pain of the Achilles tendon.
found-bony-prominence-navicular-and-fifth = The navicular and the base of the fifth metatarsal stand out and are tender.
found-bony-prominence-navicular = The navicular stands out and is tender.
found-bony-prominence-fifth-base = The base of the fifth metatarsal stands out and is tender.
found-cavus-unstable = A supinated foot whose ankle gives way outward.
found-cavus-supinated = The foot stands or walks supinated.
found-diabetic-foot-diabetes = Diabetes, neuropathy or an ulcer in the past.
found-diabetic-foot-arterial = Peripheral arterial disease.
found-equinus-osseous = The ankle stops hard on bone.
found-equinus-gastrocnemius = The ankle is tight with the knee straight and free with the knee bent: the gastrocnemius.
found-equinus-gastrocsoleus = The ankle is tight with the knee straight and bent: the soleus too.
found-equinus-undivided = The ankle is tight with the knee straight; whether the soleus shares in it is not known.
found-equinus-lunge = A short weight-bearing lunge and an early heel rise.
found-forefoot-valgus-rigid-first-ray = The first ray is held down and does not come up by hand.
found-forefoot-valgus-rigid = A rigid forefoot valgus.
found-forefoot-valgus-flexible = A forefoot valgus that is reducible by hand, or of unknown flexibility.
found-forefoot-varus-rigid = A rigid forefoot varus.
found-forefoot-varus-varus = A forefoot varus that is reducible by hand, or of unknown flexibility.
found-hallux-limitus-functional-functional = The big toe is free unloaded and stops when the foot is loaded.
found-hallux-limitus-functional-functional-in-gait = The big toe is free unloaded and does not bend in walking.
found-hallux-rigidus-grade-4 = Hallux rigidus, grade 4: 10 degrees or less, and pain in the middle of the range.
found-hallux-rigidus-grade-3 = Hallux rigidus, grade 3: 10 degrees or less.
found-hallux-rigidus-grade-2 = Hallux rigidus, grade 2: 10 to 30 degrees.
found-hallux-rigidus-grade-1 = Structural hallux limitus, grade 1: 30 to 40 degrees.
found-hallux-rigidus-grade-0 = Structural hallux limitus, grade 0: stiff from 40 degrees, no bone in the way.
found-knee-lateral-arthritis-arthritis = Arthritis of the outer knee on this side.
found-knee-medial-arthritis-arthritis = Arthritis of the inner knee on this side.
found-limb-length-by-eye = Leg-length difference, estimated by eye.
found-limb-length-structural = Structural leg-length difference above the treatment threshold, with back pain.
found-limb-length-structural-no-complaint = Structural leg-length difference above the treatment threshold for people without recorded back pain.
found-limb-length-structural-small = Structural leg-length difference below the treatment threshold.
found-limb-length-functional = Functional leg-length difference: the leg is short through posture, and the bones are equal.
found-limb-length-undivided = Leg-length difference; whether it is structural or functional is unknown.
found-limited-subtalar-motion-fused = The subtalar joint is fused or bridged.
found-limited-subtalar-motion-stiff = The subtalar joint moves less than 10 degrees in total.
found-limited-subtalar-motion-no-eversion = The heel does not evert from neutral, and inverts little.
found-metatarsalgia-central = Pain under metatarsal heads two to four.
found-midfoot-arthritis-arthritis = Arthritis of the midfoot.
found-midfoot-arthritis-suspected = Pain on top of the midfoot, which bends upward at heel lift.
found-neuroma-signs = Signs of a neuroma (click, shooting pain).
found-plantar-fasciitis-typical = A tender inner heel and pain with the first steps.
found-pronation-severe = The heel everts markedly in walking or standing.
found-pronation-moderate = The heel everts, or the arch drops, more than usual.
found-pronation-mild = The foot stays pronated into push-off.
found-rearfoot-varus-compensated = The neutral heel is tilted in, and the standing foot rolls in to make up for it.
found-rearfoot-varus-uncompensated = The heel is tilted in and stays so in standing.
found-sesamoiditis-pain = Pain under the sesamoids.
found-shock-absorption-measured = The tibial shock is high for walking.
found-shock-absorption-seen = A hard heel strike on a foot that gives little.
found-shock-absorption-standing = Long standing, or legs that tire by the end of the day.

## What each modification is for: the reasons of profiles/rules

why-achilles-lift = A small lift keeps the ankle out of its tightest range.
why-achilles-cup = A deep cup steadies the heel under the sore tendon.
why-length-behind-heads = The shell ends just behind the metatarsal heads, so that the foot bends over its edge and the shoe keeps its space.
why-length-accommodative = An accommodative device spreads the load over the whole sole and is made full length.
why-cup-standard = The standard heel cup.
why-cup-sport = Sport devices hold the heel a little deeper.
why-cup-dress = A dress shoe has little room behind and beside the heel.
why-cup-ucbl = A UCBL device holds heel and midfoot between high walls.
why-gait-plate-induce-out-toe = The toes point inward: a plate that is longer under the fifth toe makes the shoe bend along an oblique line, which turns the foot outward.
why-gait-plate-induce-in-toe = The toes point far outward: a plate that is longer under the hallux makes the shoe bend along an oblique line, which turns the foot inward.
why-fill-standard = Standard fill: the arch yields a little under load and the device is tolerated from the first day.
why-fill-close = The device follows the sole closely, to spread the load.
why-post-flat = A flat post: the device stands level and does not rock. A tilt is given only for a finding that needs one.
why-post-build = The post is added below the shell, where it can be ground.
why-forefoot-post-build = The forefoot post is added below the shell, where it can be ground.
why-post-build-dress = A dress shoe only has room for a strip post.
why-shell-polyamide12 = A heavier body needs a thicker shell for the same flexibility of the arch.
why-shell-carbon = A heavier body needs a thicker laminate for the same flexibility of the arch.
why-shell-soft = A soft material cushions rather than supports, so it needs bulk.
why-shell-polylactide = Polylactide is stiffer than polyamide, so the shell is thinner; a heavier body needs more.
why-well-navicular = A well in the shell keeps it off the tender bone.
why-cavus-thin-polypropylene = A stiff, high-arched foot needs a more flexible shell.
why-cavus-lateral-skive = Plaster is shaved from the lateral heel, so that the ground reaction acts lateral to the subtalar axis and the ankle gives way less easily.
why-cavus-cover = A high-arched, stiff foot stands on a small area; a cushioned cover spreads the load.
why-cavus-lateral-flange = A raised lateral edge holds the foot when the ankle gives way outward.
why-cavus-lateral-forefoot = A low lateral forefoot wedge lets a plantarflexed first ray drop and keeps the heel from being tipped outward.
why-diabetic-cushion = A soft full-length cover spreads the load and has no edge under the forefoot.
why-diabetic-contact = Total contact spreads load and lowers peak pressure.
why-equinus-lift = A lift under the heel gives the ankle the degrees it lacks, so that the heel need not rise early.
why-equinus-fill = A tight calf presses the arch onto the shell: a high, hard arch would hurt or break.
why-equinus-cup = The lift raises the heel in the shoe; a deeper cup keeps hold of it.
why-valgus-post = The outer forefoot is supported where the rigid forefoot tilts down on its inner side, so that the heel is not tipped outward.
why-valgus-first-ray = The shell is cut away under the first ray, so that a ray that is held down does not tip the foot outward.
why-varus-post = A wedge under the inner forefoot brings the ground up to it, so that the foot need not roll in to reach it.
why-fhl-first-ray-cutout = The shell is cut away under the first ray so that it can drop and the big toe can bend at push-off.
why-fhl-low-fill = Little fill lets the shell hold the arch while the first ray drops in front of it.
why-fhl-cup = A slightly deeper cup keeps the heel upright while the front of the shell is narrowed by the cutout.
why-rigidus-extension = A rigid plate under the big toe spares the stiff joint: the foot rolls over the plate instead of forcing the toe.
why-limitus-extension-painful = The joint still bends, but it hurts or has a spur: a plate spares it.
why-limitus-low-fill-painless = The joint still bends without pain: the shell supports the arch and lets the first ray drop.
why-rigidus-arch = No high arch with a stiff big toe: a high arch demands motion that the joint does not have.
why-rigidus-cover = The cover carries the strip of the extension forward of the shell and hides its edge from the toes.
why-limb-lift-first = The first lift is a part of the difference; it is increased every two to four weeks if tolerated.
why-limb-lift-next = A lift is worn already: this is the next step; the rest of the difference is left for later steps.
why-limb-lift-kept = The lift that is worn takes up nearly all of the difference: it is kept.
why-limb-lift-over = The lift that is worn is higher than the recorded difference: the lift starts again from the difference.
why-limb-lift-heilig = The difference is long-standing, or the spine has adapted to it: the first lift is a smaller part of it.
why-subtalar-fill = A stiff foot does not come down to a high arch: the device fills and carries it where it stands.
why-subtalar-cushion = A stiff foot absorbs little of the step; a cushioned cover takes some of the shock.
why-subtalar-thin-polyamide = A stiff foot gets a shell that gives more.
why-metatarsal-pad = A pad behind the metatarsal heads moves load from the sore heads to the shafts.
why-metatarsalgia-cover = A cushioned cover over the pad keeps its bare edge off the sole.
why-midfoot-length = A full-length device spreads the bend over the whole foot instead of the sore joints.
why-midfoot-fill = The arch is carried all along, moderately high: a high spot would press on the sore joint.
why-midfoot-cover = A cushioned full-length cover keeps the edge of the device off the sore midfoot.
why-neuroma-pad = A low pad behind the heads spreads them and gives the nerve room.
why-fascia-contact = A closely supported arch takes strain off the plantar fascia.
why-fascia-cup = A deep cup keeps the heel pad under the sore spot.
why-fascia-groove = The fascia stands out like a cord: a groove keeps the shell off it.
why-fascia-valgus = A low wedge under the outer forefoot takes strain off the plantar fascia.
why-fascia-heel-cushion = A soft heel cushion takes pressure off the sore origin of the fascia.
why-pronation-medial-post = The medial side of the heel is raised to slow pronation; the motion ground into the post still lets the foot absorb the step.
why-pronation-severe-skive = Plaster is shaved from the medial heel of the positive, so that the ground reaction acts medial to the subtalar axis.
why-pronation-axis-skive = The subtalar axis is medially deviated, or the foot is hard to supinate by hand: a skive moves the ground reaction further medially.
why-pronation-rigid-fill = The flat foot is rigid: the device carries it where it stands and does not push the arch up.
why-pronation-severe-walls = A deep cup and a raised medial edge help to control a markedly pronating heel.
why-pronation-cup = A deeper heel cup helps to control a pronating heel.
why-pronation-fill = Little fill keeps the arch of the positive. The contoured device by itself lowers peak eversion by about two degrees; how much of that depends on the fill is unknown.
why-varus-rearfoot-post = The inner side of the heel is raised to bring the ground up to the tilted heel, so that it need not pronate so far; the motion ground into the post keeps some of it.
why-sesamoid-cutout = The shell is cut away under the first ray so that it does not press up on the sore bones.
why-shock-cover = A cushioned cover takes some of the shock of the heel strike.

## Why a clinician is asked first: the gates of profiles/rules

refer-neuropathy = Peripheral neuropathy: the foot cannot feel harm from a device.
refer-ulcer = An open ulcer.
refer-charcot = An acute Charcot foot.
refer-inflammatory-flare = Inflammatory arthritis in flare: shape and tolerance of the foot change from week to week.
refer-tibial-tendon = Posterior tibial tendon dysfunction, stage 4: the ankle itself is deformed, and a foot orthosis does not reach it.
refer-under-16 = Under 16 years: the foot is growing, and adult dimensions do not apply.
refer-recent-surgery = An operation less than 6 months ago: alignment and loading are still changing.

## Modifications

feature-length = device length
feature-width = shell width
feature-shell-thickness = shell thickness
feature-heel-cup = heel cup depth
feature-arch-fill = arch fill
feature-arch-height = arch height change
feature-medial-flange = medial flange
feature-lateral-flange = lateral flange
feature-fascial-groove = plantar fascial groove
feature-navicular-well = navicular well
feature-fifth-base-well = fifth metatarsal base well
feature-rearfoot-post = rearfoot post
feature-rearfoot-post-motion = rearfoot post motion
feature-rearfoot-post-kind = rearfoot post type
feature-medial-skive = medial heel skive
feature-lateral-skive = lateral heel skive
feature-inversion = inversion (inverted pour)
feature-heel-lift = heel lift
feature-heel-lift-kind = heel lift type
feature-heel-aperture = heel aperture
feature-heel-horseshoe = heel horseshoe
feature-cuboid-pad = cuboid pad
feature-arch-pad = arch pad
feature-arch-reinforcement = arch reinforcement
feature-forefoot-post = forefoot post
feature-forefoot-post-kind = forefoot post type
feature-bar-post = bar post
feature-first-ray-cutout = first-ray cutout
feature-first-ray-backfill = first-ray backfill
feature-fifth-ray-cutout = fifth-ray cutout
feature-mortons-extension = Morton's extension
feature-mortons-extension-kind = Morton's extension coverage
feature-gait-plate = gait plate
feature-reverse-mortons = reverse Morton's
feature-first-ray-void = first-ray void
feature-hallux-raise = hallux raise
feature-metatarsal-pad = metatarsal pad
feature-metatarsal-pad-setback = metatarsal pad setback
feature-metatarsal-bar = metatarsal bar
feature-neuroma-pad = neuroma pad
feature-forefoot-cushion = forefoot cushion
feature-heel-cushion = heel cushion
feature-toe-crest = toe crest
feature-toe-filler = toe filler
feature-top-cover = top cover
feature-perimeter = perimeter allowance
feature-ventilation = ventilation holes
feature-lattice = lattice
feature-stiffness-zones = stiffness zones
feature-engraving = engraving

## Amounts in words

dose-yes = yes
dose-no = no
dose-none = none
dose-minimum = minimum
dose-standard = standard
dose-maximum = maximum
dose-metatarsal = metatarsal
dose-sulcus = sulcus
dose-full = full
dose-narrow = narrow
dose-regular = regular
dose-wide = wide
dose-intrinsic = intrinsic
dose-extrinsic = extrinsic
dose-combined = combined
dose-strip = strip
dose-in-the-post = in the post
dose-tapered = tapered
dose-full-length = full length
dose-head-only = head only
dose-head-and-hallux = head and hallux
dose-full-block = full block
dose-induce-out-toe = induce out-toe
dose-induce-in-toe = induce in-toe

## Keys of the order, the finish and the shoe

field-prescriber-code = prescriber code
field-clinic-code = clinic code
field-ship-to-code = ship to code
field-resubmission-of = resubmission of
field-service-date = service date
field-due-date = due date
field-rush = rush
field-status = status
field-pairs = pairs
field-lab-discretion = lab discretion
field-instructions = instructions
field-top-cover = top cover
field-top-cover-length = top cover length
field-top-cover-colour = top cover colour
field-mid-layer = mid layer
field-bottom-cover = bottom cover
field-glue = glue
field-kind = kind
field-size-left = size left
field-size-right = size right
field-internal-length = internal length
field-internal-width = internal width
field-heel-drop = heel drop
field-counter-height = counter height
field-volume = volume
field-removable-insole = removable insole
field-insole-thickness = insole thickness
field-rocker-sole = rocker sole
field-stiff-sole = stiff sole

## Their values

word-yes = yes
word-no = no
word-none = none
word-eva = eva
word-polyurethane-foam = polyurethane-foam
word-polyethylene-foam = polyethylene-foam
word-neoprene = neoprene
word-leather = leather
word-vinyl = vinyl
word-microfibre = microfibre
word-cork = cork
word-shell = shell
word-sulcus = sulcus
word-full = full
word-whole = whole
word-posterior-half = posterior-half
word-loose = loose
word-walking = walking
word-running = running
word-sport = sport
word-dress = dress
word-court = court
word-boot = boot
word-sandal = sandal
word-extra-depth = extra-depth
word-shallow = shallow
word-regular = regular
word-deep = deep
word-draft = draft
word-submitted = submitted
word-in-progress = in-progress
word-completed = completed
word-shipped = shipped

## Materials and processes

material-carbon = Carbon fibre laminate
material-eva = Ethylene vinyl acetate, milled, Shore A 50
material-pa11 = Polyamide 11, multi jet fusion or sintered
material-pa12-mjf = Polyamide 12, multi jet fusion
material-pa12-sls = Polyamide 12, laser sintered
material-petg = PETG, filament
material-pla = Polylactide, filament
material-polypropylene = Polypropylene sheet
material-tpu = Thermoplastic polyurethane, sintered, Shore A 86
process-fdm-petg = Filament, PETG
process-fdm-pla = Filament, polylactide
process-fdm-tpu = Filament, thermoplastic polyurethane
process-mjf-pa11 = Multi jet fusion, polyamide 11
process-mjf-pa12 = Multi jet fusion, polyamide 12
process-mjf-tpu = Multi jet fusion, thermoplastic polyurethane
process-sls-pa12 = Laser sintering, polyamide 12
